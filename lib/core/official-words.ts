import type { SecondSignal } from './outflow.ts';
import type { Statement } from './statement.ts';
import type { Instant } from './time.ts';
import { WORDS_SURE_FROM, WORDS_WITHIN_MS } from './verdict-limits.ts';

/** What the exchange itself says that makes an unusual outflow a suspected theft: a report of a breach, a stop for safety. */
export const officialWords = (statements: readonly Statement[], at: Instant): SecondSignal[] =>
  statements
    .filter(({ by, label, confidence }) => {
      const isOwn = by === 'feed' || by === 'administrator';
      return isOwn && confidence >= WORDS_SURE_FROM && (label === 'security_report' || label === 'halt_emergency');
    })
    .map(({ url, feed, publishedAt, seenAt }) => ({
      kind: 'official-wording' as const,
      source: url ?? feed,
      at: Math.min(publishedAt ?? seenAt, seenAt),
    }))
    .filter((signal) => Math.abs(at - signal.at) <= WORDS_WITHIN_MS)
    .toSorted((a, b) => a.at - b.at);
