import { SECOND, type Clock, type Instant } from '../../../lib/core/time.ts';
import { digest } from '../holders.ts';
import { sumOf, type Movement } from '../movement.ts';

/** A block of a virtual chain. */
export interface VirtualBlock {
  height: number;
  at: Instant;
  movements: readonly Movement[];
}

export interface VirtualChainOptions {
  /** Of one chain; any order. */
  movements: readonly Movement[];
  blockSeconds: number;
  /** From here on there is a block in every slot; before, only where something happened and once in `coarseMs`. */
  fineFrom: Instant;
  coarseMs: number;
  until: Instant;
  clock: Clock;
}

/** Any height does for a chain that is made up: real ones of those years are near. */
const FIRST_HEIGHT = 1_000_000;

/** The first slot at or after a time. */
const slotOf = (at: Instant, slotMs: number): Instant => Math.ceil(at / slotMs) * slotMs;

const slotsOf = ({ movements, blockSeconds, fineFrom, coarseMs, until }: VirtualChainOptions): Instant[] => {
  const slotMs = blockSeconds * SECOND;
  const slots = new Set(movements.map(({ at }) => slotOf(at, slotMs)));
  const first = Math.min(fineFrom, ...slots) - coarseMs;
  for (let at = slotOf(first, slotMs); at < fineFrom; at = slotOf(at + coarseMs, slotMs)) slots.add(at);
  for (let at = slotOf(fineFrom, slotMs); at <= until; at += slotMs) slots.add(at);
  return [...slots].toSorted((a, b) => a - b);
};

/** The number of entries up to a limit, in an ascending list. */
const countUpTo = <T>(list: readonly T[], limit: number, of: (entry: T) => number): number => {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (of(list[middle] as T) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
};

interface Step {
  height: number;
  /** Everything that ever came, and that ever went, up to and with this block. */
  funded: bigint;
  spent: bigint;
}

const push = <T>(lists: Map<string, T[]>, key: string, entry: T): void => {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [entry]);
  else list.push(entry);
};

const keyOf = (address: string, contract: string | null): string => `${address} ${contract ?? ''}`;

/** A chain that holds exactly these movements and shows itself up to the clock's time. */
export const createVirtualChain = (options: VirtualChainOptions) => {
  const slotMs = options.blockSeconds * SECOND;
  const bySlot = Map.groupBy(options.movements, ({ at }) => slotOf(at, slotMs));
  const blocks: VirtualBlock[] = slotsOf(options).map((at, index) => ({
    height: FIRST_HEIGHT + index,
    at,
    movements: bySlot.get(at) ?? [],
  }));
  const steps = new Map<string, Step[]>();
  const ofAddress = new Map<string, { block: VirtualBlock; movement: Movement }[]>();
  const byTxid = new Map<string, { block: VirtualBlock; movement: Movement }>();
  const step = (height: number, address: string, contract: string | null, funded: bigint, spent: bigint): void => {
    const key = keyOf(address, contract);
    const list = steps.get(key) ?? [];
    const last = list.at(-1) ?? { funded: 0n, spent: 0n };
    list.push({ height, funded: last.funded + funded, spent: last.spent + spent });
    steps.set(key, list);
  };
  for (const block of blocks)
    for (const movement of block.movements) {
      const { contract } = movement.asset;
      byTxid.set(movement.txid, { block, movement });
      for (const { address, raw } of movement.from) step(block.height, address, contract, 0n, raw);
      step(block.height, movement.to, contract, sumOf(movement), 0n);
      for (const address of new Set([...movement.from.map(({ address: from }) => from), movement.to]))
        push(ofAddress, address, { block, movement });
    }
  const tip = (): VirtualBlock => {
    const count = countUpTo(blocks, options.clock(), ({ at }) => at);
    return blocks[Math.max(0, count - 1)] as VirtualBlock;
  };
  const sumsAt = (address: string, contract: string | null, height: number): Pick<Step, 'funded' | 'spent'> => {
    const list = steps.get(keyOf(address, contract)) ?? [];
    return list[countUpTo(list, height, (one) => one.height) - 1] ?? { funded: 0n, spent: 0n };
  };
  return {
    tip,
    /** Undefined before the first and above the tip. */
    block: (height: number): VirtualBlock | undefined =>
      height <= tip().height ? blocks[height - FIRST_HEIGHT] : undefined,
    sumsAt,
    balanceAt(address: string, contract: string | null, height: number): bigint {
      const { funded, spent } = sumsAt(address, contract, height);
      return funded - spent;
    },
    /** What an address took part in up to the tip, oldest first. */
    historyOf(address: string): readonly { block: VirtualBlock; movement: Movement }[] {
      const all = ofAddress.get(address) ?? [];
      return all.slice(
        0,
        countUpTo(all, tip().height, ({ block }) => block.height),
      );
    },
    /** What an address takes part in that is announced and in no block yet, newest first. */
    waitingOf(address: string): readonly Movement[] {
      const now = options.clock();
      const { height } = tip();
      return (ofAddress.get(address) ?? [])
        .filter(({ block, movement }) => block.height > height && movement.at <= now)
        .map(({ movement }) => movement)
        .toReversed();
    },
    /** `block` null while it waits for one; undefined before it is announced. */
    transaction(txid: string): { block: VirtualBlock | null; movement: Movement } | undefined {
      const found = byTxid.get(txid);
      if (found === undefined || found.movement.at > options.clock()) return undefined;
      return { movement: found.movement, block: found.block.height <= tip().height ? found.block : null };
    },
    /** Hash of the block at a height, 64 digits. */
    hashAt: (height: number): string => digest(`block ${height}`),
  };
};

export type VirtualChain = ReturnType<typeof createVirtualChain>;

/** A request to a virtual node: the path with its query, behind the node's own address. */
export interface NodeQuestion {
  path: string;
  post?: unknown;
}

/** What a virtual node answers; a status other than 200 comes with the body that such nodes send. */
export interface NodeReply {
  status: number;
  body: unknown;
}

export type VirtualNode = (question: NodeQuestion) => NodeReply;
