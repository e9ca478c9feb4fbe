import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const shared = resolve(import.meta.dirname, '../../..', process.env.MAMORI_SHARED_DIR ?? '../shared');
const chains = join(shared, 'data/chains');
const flows = join(shared, 'data/flows');

export const recordingsPresent = existsSync(chains) && existsSync(flows);

export interface Recorded {
  file: string;
  chain: string;
  body: unknown;
}

/** Scroll's (534352) is read as Ethereum's: the same asset, and the project knows no such chain. */
const NETWORKS: Readonly<Record<string, string>> = {
  '1': 'ethereum',
  '10': 'optimism',
  '56': 'bsc',
  '100': 'gnosis',
  '137': 'polygon',
  '8453': 'base',
  '42161': 'arbitrum',
  '534352': 'ethereum',
};

const chainOf = (url: string): string => {
  if (url.includes('mainnet.optimism.io')) return 'optimism';
  const [, network = '1'] = /(?:chainid=|blockscout\.com\/|\/evm\/)(\d+)/.exec(url) ?? [];
  return NETWORKS[network] ?? 'ethereum';
};

interface Exchange {
  request?: { url: string };
  response?: { body: unknown };
}

const read = (folder: string, file: string): Recorded => {
  const content = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Exchange;
  const { request, response } = content;
  return { file, chain: chainOf(request?.url ?? ''), body: response === undefined ? content : response.body };
};

/** Every recording of an EVM chain; none where the folder is absent. */
export const recordings: readonly Recorded[] = recordingsPresent
  ? ['ethereum', 'evm'].flatMap((name) => {
      const folder = join(chains, name);
      return readdirSync(folder).map((file) => read(folder, file));
    })
  : [];

export const recorded = (part: string): Recorded => {
  const found = recordings.find(({ file }) => file.includes(part));
  if (found === undefined) throw new Error(`no recording ${part}`);
  return found;
};

/** Account histories without their envelope. */
export const histories: readonly Recorded[] = recordingsPresent
  ? readdirSync(flows)
      .filter((file) => file.startsWith('account_evm-'))
      .map((file) => {
        const { rows } = JSON.parse(readFileSync(join(flows, file), 'utf8')) as { rows: unknown[] };
        return { file, chain: 'ethereum', body: { status: '1', message: 'OK', result: rows } };
      })
  : [];

/** A row of ethereum-etl, its value as exact text. */
export interface EtlRow {
  hash: string;
  transaction_index: number;
  from_address: string;
  to_address: string | null;
  value: string;
  block_timestamp: number;
  block_number: number;
  block_hash: string;
  receipt_contract_address: string | null;
  receipt_status: number;
  receipt_gas_used: number;
  receipt_effective_gas_price: number;
}

export const etlRows = (): EtlRow[] =>
  readFileSync(join(flows, 'eth_blocks_17173049_17173050_expected_transactions.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line.replace(/"value": (\d+)/, '"value": "$1"')) as EtlRow);

export const incident = (id: string): unknown =>
  JSON.parse(readFileSync(join(shared, `data/incidents/${id}.json`), 'utf8'));
