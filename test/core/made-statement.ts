import type { Label } from '../../lib/core/announcement.ts';
import type { Statement } from '../../lib/core/statement.ts';

/** When statements are made and first seen, unless a test says otherwise. */
export const SAID_AT = Date.UTC(2026, 10, 25, 12);

/** A statement of the exchange's own about withdrawals, well understood. */
export const statementOf = (label: Label, more: Partial<Statement> = {}): Statement => ({
  key: `feed ${label}`,
  by: 'feed',
  feed: 'feed',
  title: 'A notice',
  url: 'https://exchange.test/notice',
  publishedAt: SAID_AT,
  seenAt: SAID_AT,
  label,
  confidence: 0.9,
  evidence: [],
  assets: [],
  networks: [],
  directions: ['withdrawal'],
  whole: false,
  window: null,
  ...more,
});
