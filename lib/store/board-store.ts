import type { BoardStore } from '../core/board.ts';
import type { ExchangeHead } from '../core/exchange-store.ts';
import { Conflict } from '../core/stores.ts';
import { pack, unpack } from './pack.ts';
import type { Table } from './table.ts';

const BOARD = 'board';
const EXCHANGES = 'exchanges';
/** Runs of polls that end at the same moment: a loser looks again. */
const TRIES = 5;

/** One packed item: about 100 bytes an exchange, so that a minute's polls of forty exchanges cost four units more. */
export const createBoardStore = ({ table }: { table: Table }): BoardStore => {
  const read = async (consistent: boolean): Promise<{ heads: ExchangeHead[]; version: number }> => {
    const item = await table.get(BOARD, EXCHANGES, consistent);
    return item === undefined
      ? { heads: [], version: 0 }
      : { heads: unpack(item.heads) as ExchangeHead[], version: Number(item.version) };
  };
  const saveOnce = async (heads: readonly ExchangeHead[]): Promise<void> => {
    const { heads: before, version } = await read(true);
    const merged = new Map(before.map((head) => [head.exchange, head]));
    for (const head of heads)
      if (head.version > (merged.get(head.exchange)?.version ?? 0)) merged.set(head.exchange, head);
    await table.put(
      { pk: BOARD, sk: EXCHANGES, heads: pack([...merged.values()]), version: version + 1 },
      version === 0
        ? { text: 'attribute_not_exists(pk)' }
        : { text: '#version = :version', names: { '#version': 'version' }, values: { ':version': version } },
    );
  };
  return {
    load: async () => (await read(false)).heads,
    async save(heads) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          await saveOnce(heads);
          return;
        } catch (error) {
          if (!(error instanceof Conflict) || attempt === TRIES) throw error;
        }
      }
    },
  };
};
