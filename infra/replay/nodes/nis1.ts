import { SECOND, type Instant } from '../../../lib/core/time.ts';
import { digest, nemKeyOf } from '../holders.ts';
import { sumOf, type Movement } from '../movement.ts';
import type { NodeReply, VirtualBlock, VirtualChain, VirtualNode } from './virtual-chain.ts';

/** https://nemproject.github.io/nem-docs: timestamps count seconds from the nemesis block. */
const NEMESIS: Instant = Date.UTC(2015, 2, 29, 0, 6, 25);
const PAGE = 25;
const PAGE_MOST = 100;
const TRANSFER = 257;
const MAIN_NET_VERSION_1 = 0x68000001;
const DEADLINE_SECONDS = 3_600;

const ok = (body: unknown): NodeReply => ({ status: 200, body });
const refused = (message: string): NodeReply => ({
  status: 400,
  body: { timeStamp: 0, error: 'Bad Request', message, status: 400 },
});

const timeStampOf = (at: Instant): number => Math.floor((at - NEMESIS) / SECOND);

const transactionOf = (movement: Movement) => {
  const [payer] = movement.from;
  const signer = payer === undefined ? undefined : nemKeyOf(payer.address);
  if (signer === undefined || movement.from.length !== 1)
    throw new RangeError('a payment on NEM has one payer whose key is known');
  const timeStamp = timeStampOf(movement.at);
  return {
    timeStamp,
    amount: Number(sumOf(movement)),
    signature: digest(`${movement.txid} signature`).repeat(2),
    fee: 0,
    recipient: movement.to,
    type: TRANSFER,
    deadline: timeStamp + DEADLINE_SECONDS,
    message: {},
    version: MAIN_NET_VERSION_1,
    signer,
  };
};

const pairOf = (id: number, { height }: VirtualBlock, movement: Movement) => ({
  meta: { innerHash: {}, id, hash: { data: movement.txid }, height },
  transaction: transactionOf(movement),
});

/** Newest first; `id` is the node's own number of a transaction, older ones have lower numbers. */
const transfersOf = (
  chain: VirtualChain,
  query: URLSearchParams,
  keep: (movement: Movement, address: string) => boolean,
): NodeReply => {
  const address = query.get('address') ?? '';
  const before = Number(query.get('id') ?? Number.MAX_SAFE_INTEGER);
  const size = Math.min(PAGE_MOST, Number(query.get('pageSize') ?? PAGE));
  const rows = chain
    .historyOf(address)
    .map((row, index) => ({ ...row, id: index + 1 }))
    .filter(({ id, movement }) => id < before && keep(movement, address));
  return ok({
    data: rows
      .toReversed()
      .slice(0, size)
      .map(({ id, block, movement }) => pairOf(id, block, movement)),
  });
};

const paidBy = ({ from }: Movement, address: string): boolean => from.some((payer) => payer.address === address);

const accountOf = (chain: VirtualChain, address: string): NodeReply => {
  const balance = Number(chain.balanceAt(address, null, chain.tip().height));
  return ok({
    meta: { cosignatories: [], cosignatoryOf: [], status: 'LOCKED', remoteStatus: 'INACTIVE' },
    account: {
      address,
      balance,
      vestedBalance: balance,
      importance: 0,
      publicKey: nemKeyOf(address) ?? null,
      label: null,
      harvestedBlocks: 0,
      multisigInfo: {},
    },
  });
};

const blockOf = (chain: VirtualChain, height: number): NodeReply => {
  const block = chain.block(height);
  if (block === undefined) return refused('block not found in the db');
  return ok({
    timeStamp: timeStampOf(block.at),
    signature: digest(`block ${height} signature`).repeat(2),
    prevBlockHash: { data: chain.hashAt(height - 1) },
    type: 1,
    transactions: block.movements.map(transactionOf),
    version: MAIN_NET_VERSION_1,
    signer: digest('harvester'),
    height,
  });
};

const heightIn = (post: unknown): number =>
  typeof post === 'object' && post !== null && 'height' in post ? Number(post.height) : Number.NaN;

/** Answers as a NEM Infrastructure Server 1 does. */
export const createNis1Node =
  (chain: VirtualChain): VirtualNode =>
  ({ path, post }) => {
    const { pathname, searchParams: query } = new URL(path, 'http://node');
    switch (pathname) {
      case '/chain/height':
        return ok({ height: chain.tip().height });
      case '/account/get':
        return accountOf(chain, query.get('address') ?? '');
      case '/account/mosaic/owned': {
        const quantity = Number(chain.balanceAt(query.get('address') ?? '', null, chain.tip().height));
        return ok({ data: [{ mosaicId: { namespaceId: 'nem', name: 'xem' }, quantity }] });
      }
      case '/account/transfers/all':
        return transfersOf(chain, query, () => true);
      case '/account/transfers/outgoing':
        return transfersOf(chain, query, paidBy);
      case '/account/transfers/incoming':
        return transfersOf(chain, query, ({ to }, address) => to === address);
      case '/account/unconfirmedTransactions':
        return ok({ data: [] });
      case '/block/at/public':
        return blockOf(chain, heightIn(post));
      case '/transaction/get': {
        const { block = null, movement } = chain.transaction(query.get('hash') ?? '') ?? {};
        return block === null || movement === undefined
          ? refused('Hash was not found in cache')
          : ok(pairOf(1, block, movement));
      }
      default:
        return { status: 404, body: { error: 'Not Found', status: 404 } };
    }
  };
