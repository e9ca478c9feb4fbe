import { AGE_LEAST_MS } from '../../lib/core/report-weight.ts';
import { NO_REPORTS, withReport, type ReportBook } from '../../lib/core/reports.ts';
import { DAY, HOUR, SECOND } from '../../lib/core/time.ts';

const NOW = 20_000 * DAY;
/** Beyond the first it is looked at in steps: where these are not enough, none are. */
const ACCOUNTS = [...Array.from({ length: 30 }, (_, index) => index + 1), 40, 60, 100, 300];

interface Attack {
  /** Days between the last account made and the attack. */
  ageDays: number;
  /** Days over which the accounts are made, evenly. */
  overDays: number;
  /** Whether they have followed the exchange, which costs them one more message. */
  follow: boolean;
}

const attack = (accounts: number, { ageDays, overDays, follow }: Attack): ReportBook => {
  let book = NO_REPORTS;
  for (let number = 0; number < accounts; number += 1) {
    const made = accounts === 1 ? 0 : (overDays * DAY * number) / (accounts - 1);
    const arrivedAt = Math.ceil((NOW - (ageDays + overDays) * DAY + made) / HOUR) * HOUR;
    book = withReport(book, { mark: `attacker-${number}`, at: NOW + number * SECOND, arrivedAt, close: follow });
  }
  return book;
};

/** The fewest accounts that raise the signal at an exchange where nobody else reports; null where none do. */
export const accountsNeeded = (how: Attack): number | null => {
  const enough = ACCOUNTS.find((accounts) => attack(accounts, how).raisedAt !== null);
  return enough ?? null;
};

const AGES = [AGE_LEAST_MS / (2 * DAY), 7, 30, 90];
const SPREADS = [0, 1, 3, 7, 14, 30];

/** A row an age of the youngest account: how many raise the signal when they were made over so many days. */
export const attackTable = (follow: boolean): Record<string, unknown>[] =>
  AGES.map((ageDays) => ({
    'youngest, days': ageDays,
    ...Object.fromEntries(
      SPREADS.map((overDays) => {
        const accounts = accountsNeeded({ ageDays, overDays, follow });
        return [overDays === 0 ? 'made at once' : `over ${overDays} d`, accounts ?? 'never'];
      }),
    ),
  }));

const AGE_MOST_DAYS = 40;
const OVER_MOST_DAYS = 60;

/** The least time from the first account to the signal that so many accounts need, whichever way they are spread. */
export const preparationRow = (accounts: number): Record<string, unknown> => {
  const ways = Array.from({ length: AGE_MOST_DAYS + 1 }, (_, ageDays) =>
    Array.from({ length: OVER_MOST_DAYS + 1 }, (__, overDays) => ({ ageDays, overDays, follow: true })),
  ).flat();
  const quickest = ways
    .toSorted((a, b) => a.ageDays + a.overDays - (b.ageDays + b.overDays))
    .find((how) => attack(accounts, how).raisedAt !== null);
  return {
    accounts,
    'days of preparation': quickest === undefined ? 'never' : quickest.ageDays + quickest.overDays,
    'made over, days': quickest?.overDays ?? '',
    'then waiting, days': quickest?.ageDays ?? '',
  };
};
