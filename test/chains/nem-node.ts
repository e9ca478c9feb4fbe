import { addressOf, hashOf, payment, settled } from './nem-made.ts';
import { startScriptedServer, type Answer } from '../sources/scripted-server.ts';

/** A transfer that stands in the chain. */
export interface Placed {
  number: number;
  height: number;
  transaction: unknown;
}

/** What a node is like: nodes number and order what is in a block each in their own way. */
export interface Habits {
  /** It gives no more a page, whatever it is asked for. */
  pageMost: number;
  /** Its numbers begin here. */
  firstId: number;
  /** Whether it writes the transactions of a block backwards. */
  backwards: boolean;
  /** Blocks that it lacks. */
  behind: number;
  /** Whether it knows transactions by their hash. */
  byHash: boolean;
}

const USUAL: Habits = { pageMost: 100, firstId: 1, backwards: false, behind: 0, byHash: true };

/** A chain that grows and is rearranged, seen through nodes of different habits over HTTP. */
export const startNemChain = async () => {
  let placed: Placed[] = [];
  let tip = 1_000;
  let waiting: unknown[] = [];
  let habits = USUAL;
  /** Answers instead of the node's own, by the beginning of the path. */
  const instead = new Map<string, Answer>();

  const rowsOf = (address: string): ReturnType<typeof settled>[] => {
    const { firstId, backwards, behind } = habits;
    const inOrder = placed.toSorted((a, b) => a.height - b.height || (backwards ? -1 : 1) * (a.number - b.number));
    return inOrder
      .map(({ number, height, transaction }, index) => settled(firstId + index * 3, number, height, transaction))
      .filter(({ meta }) => meta.height <= tip - behind)
      .filter(({ transaction }) => JSON.stringify(transaction).includes(address) || isSigner(transaction, address))
      .toReversed();
  };
  const isSigner = (transaction: unknown, address: string): boolean =>
    Array.from({ length: 4 }, (_, holder) => holder).some(
      (holder) => addressOf(holder) === address && JSON.stringify(transaction).includes(payment(holder, 0, 0).signer),
    );

  const answers: Record<string, (query: URLSearchParams) => unknown> = {
    '/chain/height': () => ({ height: tip - habits.behind }),
    '/account/get': () => ({ meta: {}, account: { balance: 8_999_999_999_000_000 } }),
    '/account/mosaic/owned': () => ({
      data: [
        { mosaicId: { namespaceId: 'nem', name: 'xem' }, quantity: 1 },
        { mosaicId: { namespaceId: 'dim', name: 'coin' }, quantity: 77 },
      ],
    }),
    '/account/unconfirmedTransactions': () => ({
      data: waiting.map((transaction) => ({ meta: { data: null }, transaction })),
    }),
    '/account/transfers/all': (query) => {
      const before = Number(query.get('id') ?? Number.MAX_SAFE_INTEGER);
      const size = Math.min(habits.pageMost, Number(query.get('pageSize') ?? 25));
      return {
        data: rowsOf(query.get('address') ?? '')
          .filter(({ meta }) => meta.id < before)
          .slice(0, size),
      };
    },
    '/transaction/get': (query) => {
      const found = placed.find(({ number }) => hashOf(number) === query.get('hash'));
      return habits.byHash && found !== undefined
        ? settled(1, found.number, found.height, found.transaction)
        : undefined;
    },
  };
  const answer: Answer = (response, request) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://node');
    const other = instead.get(pathname);
    if (other !== undefined) return other(response, request);
    const body = answers[pathname]?.(searchParams);
    response.writeHead(body === undefined ? 400 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? { timeStamp: 1, error: 'Bad Request', message: 'not found', status: 400 }));
  };
  const server = await startScriptedServer(answer);
  return {
    ...server,
    instead,
    /** A new block with these transfers in it. */
    grow: (transactions: readonly { number: number; transaction: unknown }[] = [], blocks = 1): void => {
      tip += blocks;
      placed.push(...transactions.map((one) => ({ ...one, height: tip })));
    },
    /** The newest blocks are replaced: what was in them is in a later one (or, by its number, gone). */
    rearrange: (depth: number, gone: (number: number) => boolean = () => false): void => {
      placed = placed
        .filter(({ height, number }) => height <= tip - depth || !gone(number))
        .map((one) => (one.height > tip - depth ? { ...one, height: Math.min(tip, one.height + 1) } : one));
    },
    heightOf: (number: number): number | undefined => placed.find((one) => one.number === number)?.height,
    wait: (...transactions: unknown[]): void => {
      waiting = transactions;
    },
    be: (others: Partial<Habits>): void => {
      habits = { ...USUAL, ...others };
    },
  };
};

export type NemChain = Awaited<ReturnType<typeof startNemChain>>;
