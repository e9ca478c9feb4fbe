import type { Message } from '../core/channel.ts';
import type { IncidentEvent } from '../core/incident.ts';
import { STATEMENT_ALERTS } from '../locales/statement-alerts.ts';
import type { Locale } from '../locales/locale.ts';
import type { StatementFacts } from '../locales/statement-words.ts';

/** Whether what was said, or what excuses it, is the heart of the message, and not what the flags show. */
const isOfWords = ({ kind, alone, reason, outflow }: IncidentEvent): boolean =>
  outflow === undefined && (kind !== undefined || alone === true || reason === 'overrun');

/** The words of an event that rests on a statement, or those to be put beside the flags' own. */
export const statementParts = (
  event: IncidentEvent,
  named: { exchange: string; assets: string },
  locale: Locale,
): { title?: string; body: string[]; links: Message['links'] } => {
  const words = STATEMENT_ALERTS[locale.id];
  const { kind = 'withdrawal-suspension', reason, statement, whole, status, alone = false } = event;
  const facts: StatementFacts = {
    ...named,
    kind,
    reason,
    whole,
    alone,
    sure: status !== 'suspected',
    ...(statement !== undefined && { statement }),
    time: locale.time,
  };
  const url = statement?.url ?? null;
  const links = url === null ? [] : [{ label: words.link, url }];
  return isOfWords(event)
    ? { title: words.title(facts), body: words.body(facts), links }
    : { body: words.quote(facts), links };
};
