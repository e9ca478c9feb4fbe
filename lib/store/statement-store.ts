import { keptOf, renewedStatement, type Statement, type StatementStore } from '../core/statement.ts';
import { Conflict } from '../core/stores.ts';
import type { Instant } from '../core/time.ts';
import { unchanged } from './chain-store.ts';
import { pack, unpack } from './pack.ts';
import type { Table } from './table.ts';

const STATEMENTS = 'statements';
const keyOf = (exchange: string): string => `statement#${exchange}`;
/** A feed, the regulator and an administrator at the same moment: a loser looks again. */
const TRIES = 5;

/** Statements are read one after another: the last reading is as good as a clock. */
const lastSeen = (statements: readonly Statement[]): Instant => Math.max(0, ...statements.map(({ seenAt }) => seenAt));

/** One packed item an exchange, written only when something is new in it. */
export const createStatementStore = ({ table }: { table: Table }): StatementStore => {
  const read = async (exchange: string): Promise<{ known: Statement[]; version: number }> => {
    const item = await table.get(keyOf(exchange), STATEMENTS);
    return item === undefined
      ? { known: [], version: 0 }
      : { known: unpack(item.statements) as Statement[], version: Number(item.version) };
  };

  const addOnce = async (exchange: string, statements: readonly Statement[]): Promise<Statement[]> => {
    const { known, version } = await read(exchange);
    const before = new Map(known.map((one) => [one.key, one]));
    const added = new Map<string, Statement>();
    for (const one of statements) {
      const first = before.get(one.key);
      if (!added.has(one.key)) added.set(one.key, first === undefined ? one : renewedStatement(first, one));
    }
    const fresh = [...added.values()].filter(({ key }) => !before.has(key));
    const after = keptOf(
      [...fresh, ...known.map((one) => added.get(one.key) ?? one)],
      lastSeen([...statements, ...known]),
    );
    if (JSON.stringify(after) !== JSON.stringify(known))
      await table.put(
        { pk: keyOf(exchange), sk: STATEMENTS, statements: pack(after), version: version + 1 },
        unchanged(version),
      );
    return fresh;
  };

  return {
    recent: async (exchange) => (await read(exchange)).known,

    async add(exchange, statements) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await addOnce(exchange, statements);
        } catch (error) {
          if (!(error instanceof Conflict) || attempt === TRIES) throw error;
        }
      }
    },
  };
};
