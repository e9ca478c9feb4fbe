import type { EnteredAnnouncement, EnteredStore } from '../core/entered.ts';
import type { Classify } from '../core/feed-statements.ts';
import { STATEMENT_TITLE_LENGTH, type Statement, type StatementStore } from '../core/statement.ts';

const statementOf = ({ id, exchange: _, url, text, at }: EnteredAnnouncement, classify: Classify): Statement => ({
  ...classify({ title: '', text, publishedAt: at }),
  key: `administrator#${id}`,
  by: 'administrator',
  feed: 'administrator',
  title: text.replaceAll(/\s+/g, ' ').trim().slice(0, STATEMENT_TITLE_LENGTH).toWellFormed(),
  url,
  publishedAt: at,
  seenAt: at,
});

/** Reads what administrators have entered like any other notice. One that cannot be taken in now waits for the next time. */
export const createTakeInEntered =
  ({
    entered,
    statements,
    classify,
    takeIn,
  }: {
    entered: EnteredStore;
    statements: Pick<StatementStore, 'add'>;
    classify: Classify;
    takeIn: (exchange: string, statements: readonly Statement[]) => Promise<void>;
  }) =>
  async (): Promise<void> => {
    for (const one of await entered.waiting()) {
      const statement = statementOf(one, classify);
      await statements.add(one.exchange, [statement]);
      await takeIn(one.exchange, [statement]);
      await entered.remove(one.id);
    }
  };
