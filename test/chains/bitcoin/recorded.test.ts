import { describe, expect, it } from 'vitest';
import { Unreadable } from '../../../lib/core/exchange.ts';
import { iso } from '../../../lib/core/time.ts';
import { readBody } from './forms.ts';
import { bareAnswer, recorded, recordedPresent } from './recorded.ts';

// What every usable recording holds, worked out once more from the raw answer: slowly, and with nothing of lib.

/* oxlint-disable typescript/no-explicit-any -- raw answers of five APIs, each indexed by its own document */
type Raw = any;
interface Flat {
  txid: string | null;
  /** Undefined: the answer hides the senders. */
  payers: string[] | undefined;
  coinbase: boolean;
  outputs: { index: number; address: string | undefined; raw: bigint }[];
  height: number | null;
  time: string | null;
  final: boolean | null;
}

const one = (addresses: Raw): string | undefined => (addresses?.length === 1 ? addresses[0] : undefined);
const known = (addresses: (string | undefined)[]): string[] => addresses.filter((each) => each !== undefined);
const at = (seconds: number | undefined): string | null =>
  seconds === undefined ? null : new Date(seconds * 1000).toISOString();

const esplora = (tx: Raw): Flat => ({
  txid: tx.txid,
  payers: known(tx.vin.map((input: Raw) => input.prevout?.scriptpubkey_address)),
  coinbase: tx.vin[0].is_coinbase,
  outputs: tx.vout.map((output: Raw, index: number) => ({
    index,
    address: output.scriptpubkey_address || undefined,
    raw: BigInt(output.value),
  })),
  height: tx.status.confirmed ? tx.status.block_height : null,
  time: tx.status.confirmed ? at(tx.status.block_time) : null,
  final: tx.status.confirmed ? null : false,
});

const bitcoind = (tx: Raw, block: Raw): Flat => ({
  txid: tx.txid,
  payers: undefined,
  coinbase: 'coinbase' in tx.vin[0],
  outputs: tx.vout.map((output: Raw) => ({
    index: output.n,
    address: one(output.scriptPubKey.addresses),
    raw: BigInt(Math.round(output.value * 1e8)),
  })),
  height: block.height,
  time: at(block.time),
  final: block.confirmations >= 6,
});

const blockbook = (tx: Raw): Flat => ({
  txid: tx.txid ?? null,
  payers: known(tx.vin.map((input: Raw) => one(input.addresses))),
  coinbase: false,
  outputs: tx.vout.map((output: Raw, position: number) => ({
    index: output.n ?? position,
    address: one(output.addresses),
    raw: BigInt(output.value),
  })),
  height: tx.blockHeight ?? null,
  time: at(tx.blockTime),
  final: tx.confirmations === undefined ? null : tx.confirmations >= 6,
});

const blockcypher =
  (outstart = 0) =>
  (tx: Raw): Flat => ({
    txid: tx.hash,
    payers: known(tx.inputs.map((input: Raw) => one(input.addresses))),
    coinbase: false,
    outputs: tx.outputs.map((output: Raw, position: number) => ({
      index: outstart + position,
      address: one(output.addresses),
      raw: BigInt(output.value),
    })),
    height: tx.block_height,
    time: new Date(tx.confirmed).toISOString(),
    final: tx.confirmations >= 6,
  });

const decoded = (tx: Raw, block: Raw): Flat => ({
  txid: tx.txid,
  payers: known(tx.vin.map((input: Raw) => input.address)),
  coinbase: tx.vin[0].coinbase === true,
  outputs: tx.vout.map(({ n, address, value }: Raw) => ({ index: n, address, raw: BigInt(value) })),
  height: block.height,
  time: block.time_utc,
  final: null,
});

const gathered = (row: Raw): Flat => ({
  txid: row.hash,
  payers: known(row.inputs.map(({ addr }: Raw) => addr ?? undefined)),
  coinbase: false,
  outputs: row.out.map(({ addr, value }: Raw, index: number) => ({
    index,
    address: addr ?? undefined,
    raw: BigInt(value),
  })),
  height: null,
  time: at(row.time),
  final: null,
});

const expectedOf = (flat: readonly Flat[]): unknown[] => {
  const told: unknown[] = [];
  for (const { txid, payers, coinbase, outputs, height, time, final } of flat)
    for (const { index, address, raw } of outputs) {
      if (coinbase || address === undefined || raw === 0n) continue;
      if (payers?.includes(address)) continue;
      told.push({ txid, index, from: [...new Set(payers)], to: address, raw, height, time, final });
    }
  return told;
};
const toldOf = (body: unknown): unknown[] =>
  readBody(body).map(({ txid, index, from, to, raw, height, time, final }) => ({
    txid,
    index,
    from,
    to,
    raw,
    height,
    time: time === null ? null : iso(time),
    final,
  }));

const IN = 'chains/bitcoin/';
const ROTKI = `${IN}rotki_api_blockcypher_com_v1_btc_main_`;
const BLOCKS = [
  ['000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f', 0],
  ['000000001c920d495e1eeef2452b6d1c6c229a919b28196c103ecffebabee141', 2],
  ['000000002066d7f9b134c30b5005b7bf5fbfa52f279883f1fde793dcdc964266', 0],
] as const;
const ACCOUNT_INFO = `${IN}blockbook_accountinfo.json`;
const account = (index: number) => [index, 'serverFixtures', 0, 'response', 'data'] as const;

/** File, where in it the bare answer is, how it reads, and how many transfers it holds. */
const RECORDINGS: [string, readonly (string | number)[], (body: Raw) => Flat[], number][] = [
  [`${IN}esplora_rosen.json`, ['txResponse'], (tx) => [esplora(tx)], 2],
  [`${IN}esplora_rosen.json`, ['unconfirmedTxResponse'], (tx) => [esplora(tx)], 2],
  [`${IN}mempool_mainnet_tx_cached.json`, [], (tx) => [esplora(tx)], 1],
  [`${IN}mempool_tx01_api_cached.json`, [], (tx) => [esplora(tx)], 1],
  [`${IN}mempool_non-standard-txs.json`, [], (list) => list.map(esplora), 0],
  [`${IN}mempool_transactions-rbfs.json`, [], (list) => list.map(esplora), 3],
  [`${IN}mempool_transactions-replaced.json`, [], (list) => list.map(esplora), 4],
  ...BLOCKS.map(([hash, count]): (typeof RECORDINGS)[number] => [
    `${IN}bitcoind_rpc_response_getblock_${hash}_2.json`,
    [],
    (block) => block.tx.map((tx: Raw) => bitcoind(tx, block)),
    count,
  ]),
  [ACCOUNT_INFO, account(1), () => [], 0],
  [ACCOUNT_INFO, account(2), () => [], 0],
  [ACCOUNT_INFO, account(3), (body) => body.transactions.map(blockbook), 1],
  [ACCOUNT_INFO, account(4), (body) => body.transactions.map(blockbook), 2],
  [ACCOUNT_INFO, account(12), (body) => body.transactions.map(blockbook), 0],
  [`${ROTKI}addrs_bc1qw508d6qe_a2165f72.json`, ['response', 'body'], (body) => body.txs.map(blockcypher()), 14],
  [`${ROTKI}txs_49d38a715ea134_bf0b437e.json`, ['response', 'body'], (tx) => [blockcypher(200)(tx)], 1],
  [`${ROTKI}txs_55571ca5e1f86c_1b725f35.json`, ['response', 'body'], (tx) => [blockcypher(200)(tx)], 0],
  ['flows/btc_block_300025_decoded.json', [], (block) => block.tx.map((tx: Raw) => decoded(tx, block)), 1074],
  ['flows/account_btc_blockchain_info_tx_mixed.json', [], (body) => body.rows.map(gathered), 428],
];

/** Answers without transfers in them, of other networks, and cut down: they are no transfers and not nothing either. */
const UNREADABLE: [string, readonly (string | number)[]][] = [
  [
    `${IN}bitcoind_rpc_response_getblock_00000000000000000024fb37364cbf81fd49cc2d51c09c75c35433c3a1945d04_None.json`,
    [],
  ],
  [`${IN}bitcoind_rpc_response_getblockcount.json`, []],
  [`${IN}bitcoind_rpc_response_getblockhash_50001.json`, []],
  [`${IN}blockbook_bitcoin_testnet.json`, []],
  [
    `${IN}blockbook_bitcoin_testnet.json`,
    ['txDetails', 'e559c2fd0f4e8aebe28fcb6dbb099fc6ee92d726d74fda28522f52bc1490a470'],
  ],
  [`${IN}esplora_rosen.json`, ['addressResponse']],
  [`${IN}esplora_rosen.json`, ['addressUtxoResponse']],
  [`${IN}esplora_rosen.json`, ['blockResponse']],
  [`${IN}esplora_rosen.json`, ['txOutspendsResponse']],
  [`${IN}mempool_mainnet_mempoolInfo.json`, []],
  [`${IN}mempool_mainnet_rbf.json`, []],
  [`${IN}mempool_tx01_api_rbf.json`, []],
  [`${IN}mempool_tx02_ws_block.json`, []],
  ...[0, 5, 6, 7, 8, 9, 10, 11].map((index): (typeof UNREADABLE)[number] => [ACCOUNT_INFO, account(index)]),
];

describe.skipIf(!recordedPresent)('recordings of Bitcoin (skipped without the shared folder)', () => {
  it.each(RECORDINGS)('%s %j holds what its raw answer says', (file, path, flatten, count) => {
    const body = bareAnswer(file, path);
    const expected = expectedOf(flatten(body));
    expect(toldOf(body)).toEqual(expected);
    expect(expected).toHaveLength(count);
  });

  it.each(UNREADABLE)('%s %j is unreadable', (file, path) => {
    expect(() => readBody(bareAnswer(file, path))).toThrow(Unreadable);
  });

  it('shows a replaced transaction and the one that replaced it as one spending', () => {
    const origins = (file: string) => new Set(readBody(recorded(file)).map(({ origin }) => origin));
    const [replaced, replacing] = [
      origins(`${IN}mempool_transactions-replaced.json`),
      origins(`${IN}mempool_transactions-rbfs.json`),
    ];
    expect([...replacing].filter((origin) => replaced.has(origin))).toHaveLength(replacing.size);
  });
});
