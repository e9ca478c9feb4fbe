import { bsc } from '../../../lib/chains/bsc.ts';
import { ethereum } from '../../../lib/chains/ethereum.ts';
import type { Chain } from '../../../lib/core/chain.ts';
import type { Touches, Transfer } from '../../../lib/core/transfer.ts';

export { bsc, ethereum };

/** Addresses, hashes and words made up for tests: `made(7)` ends in 07. */
export const made = (number: number): string => `0x${number.toString(16).padStart(40, '0')}`;
export const hash = (number: number): string => `0x${number.toString(16).padStart(64, '0')}`;
export const hex = (number: number | bigint): string => `0x${number.toString(16)}`;
export const word = (number: bigint): string => `0x${number.toString(16).padStart(64, '0')}`;
export const padded = (address: string): string => `0x${address.slice(2).padStart(64, '0')}`;

export const HOT = made(0xa1);
export const THIEF = made(0xb2);
export const OTHER = made(0xc3);

export const USDT = '0xdac17f958d2ee523a2206206994597c13d831ec7';
export const BSC_USD = '0x55d398326f99059ff775485246999027b3197955';
export const TRANSFER = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef';

export const everyone: Touches = () => true;
export const only =
  (...addresses: string[]): Touches =>
  (address) =>
    addresses.includes(address);

type Json = Record<string, unknown>;

/** The one body that recognises it, read. */
export const readBy = (chain: Chain, body: unknown, touches: Touches = everyone): Transfer[] => {
  const recognising = chain.bodies.filter((candidate) => candidate.recognises(body));
  const [found] = recognising;
  if (found === undefined) throw new Error('no body recognises it');
  if (recognising.length > 1) throw new Error(`recognised by ${recognising.map(({ name }) => name).join(' and ')}`);
  return found.read(body, touches);
};

export const bodyNamed = (chain: Chain, name: string): Chain['bodies'][number] => {
  const found = chain.bodies.find((body) => body.name === name);
  if (found === undefined) throw new Error(`no body ${name}`);
  return found;
};

export const answer = (result: unknown): Json => ({ jsonrpc: '2.0', id: 1, result });

export const transaction = (number: number, fields: Json = {}): Json => ({
  hash: hash(number),
  from: HOT,
  to: THIEF,
  value: hex(10n ** 18n),
  input: '0x',
  ...fields,
});

export const block = (height: number, transactions: unknown[] = [], fields: Json = {}): Json => ({
  number: hex(height),
  hash: hash(0xb10000 + height),
  parentHash: hash(0xb10000 + height - 1),
  timestamp: hex(1_700_000_000 + height * 12),
  transactions,
  ...fields,
});

export const log = (fields: Json = {}): Json => ({
  address: USDT,
  topics: [TRANSFER, padded(HOT), padded(THIEF)],
  data: word(90_000_000n),
  blockNumber: hex(100),
  blockHash: hash(0xb10000 + 100),
  transactionHash: hash(1),
  logIndex: hex(0),
  removed: false,
  ...fields,
});

export const receipt = (number: number, fields: Json = {}): Json => ({
  transactionHash: hash(number),
  blockHash: hash(0xb10000 + 100),
  blockNumber: hex(100),
  status: '0x1',
  contractAddress: null,
  gasUsed: hex(21_000),
  effectiveGasPrice: hex(1_000_000_000),
  logs: [],
  ...fields,
});

/** A row of txlist. */
export const row = (fields: Json = {}): Json => ({
  blockNumber: '100',
  timeStamp: '1700001200',
  hash: hash(1),
  nonce: '0',
  from: HOT,
  to: THIEF,
  value: '1000000000000000000',
  isError: '0',
  txreceipt_status: '1',
  contractAddress: '',
  confirmations: '7',
  ...fields,
});

export const internalRow = (fields: Json = {}): Json => {
  const { nonce: _nonce, txreceipt_status: _status, confirmations: _confirmations, ...rest } = row();
  return { ...rest, type: 'call', errCode: '', ...fields };
};

export const tokenRow = (fields: Json = {}): Json => {
  const { isError: _error, txreceipt_status: _status, ...rest } = row();
  return {
    ...rest,
    contractAddress: USDT,
    value: '90000000',
    tokenName: 'Tether USD',
    tokenSymbol: 'USDT',
    tokenDecimal: '6',
    ...fields,
  };
};

export const rows = (...result: unknown[]): Json => ({ status: '1', message: 'OK', result });
