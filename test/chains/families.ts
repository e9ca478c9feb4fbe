import type { Chain } from '../../lib/core/chain.ts';
import type { ChainRecording } from './recordings.ts';

// Chains that share their API's structure cannot be told apart by a body: Bitcoin's and those that follow it, and those
// with Ethereum's virtual machine.

const UTXO = ['bitcoin', 'bch', 'ltc', 'doge', 'mona'];
const EVM = ['ethereum', 'bsc', 'polygon', 'arbitrum', 'optimism', 'base', 'gnosis', 'evm'];

const familyNamed = (name: string): string => (UTXO.includes(name) ? 'utxo' : EVM.includes(name) ? 'evm' : name);

export const familyOf = ({ id }: Chain): string => familyNamed(id);

/** Of what was recorded; undefined for what flows usually in no chain's own structure. */
export const recordedFamily = ({ file }: ChainRecording): string | undefined => {
  const [folder, name = '', deeper] = file.split('/');
  if (folder === 'chains' && deeper !== undefined) return familyNamed(name);
  const [, of] = /^(?:account_)?(btc|eth|evm|xrpl)/.exec(name) ?? [];
  return of === undefined ? undefined : of === 'btc' ? 'utxo' : of === 'xrpl' ? 'xrpl' : 'evm';
};
