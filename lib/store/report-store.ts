import {
  NO_REPORTS,
  REPORTS_KEPT_MS,
  withoutReport,
  withReport,
  type ReportBook,
  type ReportDesk,
} from '../core/reports.ts';
import { currentReports, type Report } from '../core/report-weight.ts';
import { Conflict } from '../core/stores.ts';
import { HOUR, SECOND, type Clock, type Instant } from '../core/time.ts';
import type { Item, Table } from './table.ts';

const REPORTS = 'reports';
/** Each round at least one of those who write at once wins. */
const TRIES = 5;

/** A report in 16 bytes: mark, second, hour of arrival, whether he is a customer. */
const MARK = 8;
const AT = MARK;
const ARRIVED = AT + 4;
const ARRIVED_BYTES = 3;
const CLOSE = ARRIVED + ARRIVED_BYTES;
const BYTES = CLOSE + 1;

const pack = (reports: readonly Report[]): Uint8Array => {
  const packed = Buffer.alloc(reports.length * BYTES);
  for (const [index, { mark, at, arrivedAt, close }] of reports.entries()) {
    const from = index * BYTES;
    packed.write(mark, from, MARK, 'base64url');
    packed.writeUInt32BE(Math.floor(at / SECOND), from + AT);
    packed.writeUIntBE(Math.ceil(arrivedAt / HOUR), from + ARRIVED, ARRIVED_BYTES);
    packed.writeUInt8(close ? 1 : 0, from + CLOSE);
  }
  return packed;
};

const unpack = (value: unknown): Report[] => {
  const packed = value instanceof Uint8Array ? Buffer.from(value) : Buffer.alloc(0);
  return Array.from({ length: Math.floor(packed.length / BYTES) }, (_, index) => {
    const from = index * BYTES;
    return {
      mark: packed.toString('base64url', from, from + MARK),
      at: packed.readUInt32BE(from + AT) * SECOND,
      arrivedAt: packed.readUIntBE(from + ARRIVED, ARRIVED_BYTES) * HOUR,
      close: packed.readUInt8(from + CLOSE) === 1,
    };
  });
};

const inSeconds = (at: Instant): number => Math.ceil(at / SECOND);

const bookOf = (item: Item): ReportBook => ({
  reports: unpack(item.packed),
  baseline: Number(item.baseline),
  learnedAt: Number(item.learnedAt),
  raisedAt: item.raisedAt === null ? null : Number(item.raisedAt),
});

/**
 * One item an exchange, of one write unit. It holds marks, not people: whoever reads the table sees how many have spoken,
 * and by the hour how old their accounts are. Whoever has the master key could try all subscribers on a mark, hence marks go
 * with their people. Without `mark` it only reads.
 */
export const createReportStore = ({
  table,
  clock,
  mark = () => '',
}: {
  table: Table;
  clock: Clock;
  mark?: ReportDesk['mark'];
}): ReportDesk => {
  const isExpired = (item: Item): boolean => Number(item.expiresAt) < inSeconds(clock());
  const save = (exchange: string, { reports, ...book }: ReportBook, version: number): Promise<void> =>
    table.put(
      {
        ...book,
        pk: REPORTS,
        sk: exchange,
        // What counts no more is not written again.
        packed: pack(currentReports(reports, clock())),
        version: version + 1,
        expiresAt: inSeconds(clock() + REPORTS_KEPT_MS),
      },
      version === 0
        ? { text: 'attribute_not_exists(pk)' }
        : { text: '#version = :version', names: { '#version': 'version' }, values: { ':version': version } },
    );

  /** Answers whether it was written, or need not be. Too many conflicts in a row: it was not. */
  const change = async (
    exchange: string,
    edit: (book: ReportBook, expired: boolean) => ReportBook,
  ): Promise<boolean> => {
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const item = await table.get(REPORTS, exchange);
      const before = item === undefined ? NO_REPORTS : bookOf(item);
      const next = edit(before, item !== undefined && isExpired(item));
      if (next === before) return true;
      try {
        await save(exchange, next, Number(item?.version ?? 0));
        return true;
      } catch (error) {
        if (!(error instanceof Conflict)) throw error;
      }
    }
    return false;
  };

  return {
    mark,
    async recent(exchange) {
      const item = await table.get(REPORTS, exchange, false);
      return item === undefined || isExpired(item) ? NO_REPORTS : bookOf(item);
    },
    async add(exchange, report) {
      await change(exchange, (book, expired) => withReport(expired ? NO_REPORTS : book, report));
    },
    async forget(id) {
      const items = table.query({ key: { text: 'pk = :pk', values: { ':pk': REPORTS } }, consistent: true });
      for await (const { sk: exchange } of items)
        if (!(await change(exchange, (book) => withoutReport(book, mark(exchange, id)))))
          throw new Conflict('too many report at once');
    },
  };
};
