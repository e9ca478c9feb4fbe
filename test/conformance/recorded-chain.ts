import type { ChainRecording } from '../chains/recordings.ts';

/** Numbers of EVM networks, as in the names of the recordings. https://chainlist.org */
const NETWORKS: Readonly<Record<string, string>> = {
  1: 'ethereum',
  10: 'optimism',
  56: 'bsc',
  100: 'gnosis',
  137: 'polygon',
  8453: 'base',
  42161: 'arbitrum',
  534352: 'scroll',
};
/** What flows usually is recorded without a folder of its chain. */
const FLOWS: readonly (readonly [RegExp, string])[] = [
  [/^(account_)?btc/, 'bitcoin'],
  [/^eth|^account_evm-1_/, 'ethereum'],
  [/^xrpl/, 'xrpl'],
];

/** The chain that a recording is of, by its place and name; undefined where it is of none. */
export const recordedChain = ({ file }: ChainRecording): string | undefined => {
  const [folder, name = '', inFolder] = file.split('/');
  if (folder === 'flows') return FLOWS.find(([pattern]) => pattern.test(name))?.[1];
  if (name !== 'evm' || inFolder === undefined) return name;
  if (/optimism/.test(inFolder)) return 'optimism';
  const [, number = ''] = /(?:_c|_evm_|_com_)(\d+)_/.exec(inFolder) ?? [];
  return NETWORKS[number];
};
