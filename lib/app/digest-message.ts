import { lookedBackMs, type Digest } from '../core/digest.ts';
import type { Message } from '../core/channel.ts';
import { isGone, readsFlags, type Exchange } from '../core/exchange.ts';
import type { Incident } from '../core/incident.ts';
import type { LocaleId } from '../core/locale-id.ts';
import { EVERY_EXCHANGE, type Reached } from '../core/subscriber.ts';
import type { Instant } from '../core/time.ts';
import { nameIncident, saidOf } from '../commands/incident.ts';
import { say } from '../commands/command.ts';
import { DIGEST_WORDS } from '../locales/digest-words.ts';
import { STANDING_WORDS } from '../locales/exchange-standing.ts';
import { LOCALES } from '../locales/index.ts';
import type { Locale } from '../locales/locale.ts';

const SHOWN_MOST = 8;

/** What has happened, for everybody's digest of an hour. */
export interface DigestFacts {
  at: Instant;
  /** Of the last week, newest first. */
  incidents: readonly Incident[];
  /** Exchanges that cannot be read now. */
  blind: readonly string[];
}

export type RenderDigest = (facts: DigestFacts, person: Reached, locale: LocaleId) => Message;

/** Of exchanges that publish no flags a quiet day says nothing: that is said too. */
const unpublishedLines = (exchanges: readonly Exchange[], locale: Locale): string[] => {
  const words = STANDING_WORDS[locale.id];
  const nameOf = ({ names }: Exchange): string => locale.exchangeName(names);
  const unknown = exchanges.filter(({ standing }) => standing === undefined);
  return [
    ...exchanges.flatMap((one) => (one.standing === undefined ? [] : [words.title(nameOf(one), one.standing)])),
    ...(unknown.length === 0 ? [] : [words.notKnown(locale.list(unknown.map(nameOf)))]),
  ];
};

/** One person's digest: what happened at his exchanges, also where nothing did, and what nobody could see. */
export const createRenderDigest =
  (directory: Readonly<Record<string, Exchange>>): RenderDigest =>
  ({ at, incidents, blind }, { subscriptions, digest, phrase }, localeId) => {
    const [locale, words] = [LOCALES[localeId], DIGEST_WORDS[localeId]];
    const kind: Digest = digest ?? 'daily';
    const isOwn = (exchange: string): boolean =>
      subscriptions[exchange] !== undefined || subscriptions[EVERY_EXCHANGE] !== undefined;
    const since = at - lookedBackMs(kind);
    const own = incidents.filter(
      ({ exchange, openedAt, resolvedAt, status }) =>
        isOwn(exchange) && (openedAt >= since || status !== 'resolved' || (resolvedAt ?? 0) >= since),
    );
    const lines = own.slice(0, SHOWN_MOST).map((one) =>
      locale.incidentLine({
        ...one,
        ...nameIncident(one, { locale, directory }),
        ...saidOf(one, { locale }),
      }),
    );
    const exchanges = Object.values(directory).filter(({ id }) => isOwn(id));
    const names = exchanges.filter(({ id }) => blind.includes(id)).map((one) => locale.exchangeName(one.names));
    const unpublished = exchanges.filter(
      (one) => !readsFlags(one) && (subscriptions[one.id] !== undefined || !isGone(one)),
    );
    return say(words.title(kind), {
      body: [
        ...(Object.keys(subscriptions).length === 0
          ? [words.noSubscriptions]
          : own.length === 0
            ? [words.nothing]
            : [[words.happened(own.length), ...lines].join('\n')]),
        ...(names.length === 0 ? [] : [words.blind(locale.list(names))]),
        ...unpublishedLines(unpublished, locale),
        ...(phrase === undefined ? [] : [locale.own.phraseIs(phrase)]),
      ],
      buttons: [
        { label: locale.commands.status, command: '/status' },
        { label: words.choices.off, command: '/digest off' },
      ],
    });
  };
