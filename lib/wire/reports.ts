import type { ReportDesk } from '../core/reports.ts';
import { createReportStore } from '../store/report-store.ts';
import { createReportMark } from '../store/seal.ts';
import { clock, masterKeyOf, type Base } from './base.ts';

/** What customers say of exchanges, for those who take it in. Pollers read it without a key: createReportStore alone. */
export const reportDesk = ({ config, table }: Base): ReportDesk =>
  createReportStore({ table, clock, mark: createReportMark(masterKeyOf(config)) });
