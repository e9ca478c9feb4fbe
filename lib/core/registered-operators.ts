/** One row of the regulator's list. */
export interface RegisteredOperator {
  /** The company's name in one line, as the list writes it. */
  name: string;
  /** Five digits. Unique with its bureau alone: Kanto and Kinki both have a 00001. */
  number: string;
  /** ISO date of the registration. */
  date: string;
  /** `関東財務局長` */
  bureau: string;
}

/**
 * What has changed between two lists.
 * renamed: the same number and date under another name. moved: the same name under another number.
 */
export interface RegistrationChange {
  kind: 'registered' | 'deregistered' | 'renamed' | 'moved';
  /** As it is now; of those who are gone, as it was. */
  name: string;
  /** `関東財務局長 第00014号`, as it is now; of those who are gone, as it was. */
  number: string;
  exchange: string | null;
  /** Null for those who are new. */
  before: RegisteredOperator | null;
  /** Null for those who are gone. */
  after: RegisteredOperator | null;
}

/** Fewer than this share of the earlier registrations still there: a broken list, not twenty companies that closed. */
const STAYING_LEAST = 0.5;

export const registrationNumber = ({ bureau, number }: Pick<RegisteredOperator, 'bureau' | 'number'>): string =>
  `${bureau} 第${number}号`;

/** Full width, spaces and the short form of 株式会社 make no other company. */
const nameKey = ({ name }: RegisteredOperator): string =>
  name.normalize('NFKC').toLowerCase().replaceAll('(株)', '株式会社').replaceAll(/\s+/g, '');

const inOrder = (list: readonly RegisteredOperator[]): RegisteredOperator[] => {
  const keyed = list.map((row): [string, RegisteredOperator] => [`${registrationNumber(row)} ${nameKey(row)}`, row]);
  return keyed.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, row]) => row);
};

interface Pairing {
  pairs: [RegisteredOperator, RegisteredOperator][];
  before: RegisteredOperator[];
  after: RegisteredOperator[];
}

/** Pairs the rows that `same` says are one, each once; what is left over goes on to the next rule. */
const pair = (
  { before, after }: Pick<Pairing, 'before' | 'after'>,
  same: (before: RegisteredOperator, after: RegisteredOperator) => boolean,
): Pairing => {
  const left = [...after];
  const pairs: Pairing['pairs'] = [];
  const gone = before.filter((row) => {
    const index = left.findIndex((other) => same(row, other));
    if (index === -1) return true;
    pairs.push(...left.splice(index, 1).map((found): [RegisteredOperator, RegisteredOperator] => [row, found]));
    return false;
  });
  return { pairs, before: gone, after: left };
};

const sameNumber = (a: RegisteredOperator, b: RegisteredOperator): boolean =>
  registrationNumber(a) === registrationNumber(b);
const sameName = (a: RegisteredOperator, b: RegisteredOperator): boolean => nameKey(a) === nameKey(b);

/**
 * What has changed from one list to the next, ordered by number; `implausible` where more than half of the earlier
 * registrations are missing. The order of the rows means nothing, nor does another date of the same name and number.
 *
 * A number says little of who holds it (00011 to 00013 of Kanto and 00001 of Kinki have changed hands since 2018). So
 * rows are paired by name first. A number whose holder is new is a renaming only where the date of registration stayed
 * and the two names are not known as different exchanges; else one company is gone and another has come.
 *
 * @param exchangeOf the exchange that a company's name belongs to, null where none is known.
 */
export const compareRegistered = (
  before: readonly RegisteredOperator[],
  after: readonly RegisteredOperator[],
  exchangeOf: (name: string) => string | null,
): RegistrationChange[] | 'implausible' => {
  const contradicted = (a: RegisteredOperator, b: RegisteredOperator): boolean => {
    const [left, right] = [exchangeOf(a.name), exchangeOf(b.name)];
    return left !== null && right !== null && left !== right;
  };
  const change = (
    kind: RegistrationChange['kind'],
    was: RegisteredOperator | null,
    is: RegisteredOperator | null,
  ): RegistrationChange[] => {
    const row = is ?? was;
    if (row === null) return [];
    const exchange = exchangeOf(row.name) ?? (was === null ? null : exchangeOf(was.name));
    return [{ kind, name: row.name, number: registrationNumber(row), exchange, before: was, after: is }];
  };

  const kept = pair({ before: inOrder(before), after: inOrder(after) }, (a, b) => sameNumber(a, b) && sameName(a, b));
  const moved = pair(kept, sameName);
  const renamed = pair(moved, (a, b) => sameNumber(a, b) && a.date === b.date && !contradicted(a, b));
  const staying = before.length - renamed.before.length;
  if (staying < before.length * STAYING_LEAST) return 'implausible';
  return [
    ...moved.pairs.flatMap(([was, is]) => change('moved', was, is)),
    ...renamed.pairs.flatMap(([was, is]) => change('renamed', was, is)),
    ...renamed.before.flatMap((was) => change('deregistered', was, null)),
    ...renamed.after.flatMap((is) => change('registered', null, is)),
  ].toSorted((a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : 0));
};
