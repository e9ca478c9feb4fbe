import { createNoticeDesk } from '../app/notice-desk.ts';
import { createAuditDigest, createAuditStore } from '../store/audit-store.ts';
import { administratorsOf, clock, masterKeyOf, queuesOf, sealedStores, type Base } from './base.ts';

/** What administrators do with broadcasts. */
export const noticeDesk = (base: Base, stores: ReturnType<typeof sealedStores>): ReturnType<typeof createNoticeDesk> =>
  createNoticeDesk({
    ...stores,
    audit: createAuditStore({ table: base.table, digest: createAuditDigest(masterKeyOf(base.config)), clock }),
    queues: queuesOf(base.config),
    administrators: administratorsOf(base.config),
    clock,
  });
