import type { PersonalAlert, RenderAlert } from '../../core/alert.ts';
import type { Batch } from '../../core/batch.ts';
import type { Message } from '../../core/channel.ts';
import type { IncidentEvent } from '../../core/incident.ts';
import { ownFigures } from '../../core/own-figures.ts';
import type { PriceBook } from '../../core/price.ts';
import { isQuiet } from '../../core/quiet-hours.ts';
import type { Reached } from '../../core/subscriber.ts';
import type { Instant } from '../../core/time.ts';

const NO_PRICES: PriceBook = { priceOf: () => undefined };

const holdsAt = ({ holdings = [] }: Reached, exchange: string): boolean =>
  holdings.some((holding) => holding.exchange === exchange);

/** Quiet hours are for what can wait: a critical alert of an exchange where one's own money is cannot. */
const isSilent = (person: Reached, exchange: string, { severity }: IncidentEvent, now: Instant): boolean =>
  isQuiet(person.quiet, now) && !(severity === 'critical' && holdsAt(person, exchange));

/** What is different in the alert to this person; undefined where it is everyone's. */
const personalOf = (
  person: Reached,
  exchange: string,
  event: IncidentEvent,
  prices: PriceBook,
  now: Instant,
): PersonalAlert | undefined => {
  const { phrase, holdings = [] } = person;
  const figures = ownFigures(holdings, exchange, event, prices);
  const silent = isSilent(person, exchange, event, now);
  if (phrase === undefined && figures === undefined && !silent) return undefined;
  return { now, silent, ...(phrase !== undefined && { phrase }), ...(figures !== undefined && { figures }) };
};

/**
 * The message to each person of a batch. Those for whom it is everyone's get the very same object: they can be told by
 * one request. Prices are read only where somebody holds something there.
 */
export const wordPersonally = async (
  told: { incident: Parameters<RenderAlert>[0]; event: IncidentEvent },
  batch: Batch,
  people: Iterable<Reached>,
  { render, prices, now }: { render: RenderAlert; prices: () => Promise<PriceBook>; now: Instant },
): Promise<{ shared: Message; messageTo: (person: Reached) => Message }> => {
  const { incident, event } = told;
  const isMoney = [...people].some((person) => holdsAt(person, incident.exchange));
  const book = isMoney ? await prices() : NO_PRICES;
  const shared = render(incident, event, batch.locale, batch.trial);
  return {
    shared,
    messageTo(person) {
      const personal = personalOf(person, incident.exchange, event, book, now);
      return personal === undefined ? shared : render(incident, event, batch.locale, batch.trial, personal);
    },
  };
};
