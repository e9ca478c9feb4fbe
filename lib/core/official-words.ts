import type { SecondSignal } from './outflow.ts';
import type { Statement } from './statement.ts';
import { DAY, type Instant } from './time.ts';

/** The exchange's own words of a danger go with an outflow within this time of them. */
export const WORDS_WITHIN_MS = DAY;
/** A text that is hardly understood supports nothing. */
const SURE_FROM = 0.7;

/** What the exchange itself says that makes an unusual outflow a suspected theft: a report of a breach, a stop for safety. */
export const officialWords = (statements: readonly Statement[], at: Instant): SecondSignal[] =>
  statements
    .filter(({ by, label, confidence }) => {
      const isOwn = by === 'feed' || by === 'administrator';
      return isOwn && confidence >= SURE_FROM && (label === 'security_report' || label === 'halt_emergency');
    })
    .map(({ url, feed, publishedAt, seenAt }) => ({
      kind: 'official-wording' as const,
      source: url ?? feed,
      at: Math.min(publishedAt ?? seenAt, seenAt),
    }))
    .filter((signal) => Math.abs(at - signal.at) <= WORDS_WITHIN_MS)
    .toSorted((a, b) => a.at - b.at);
