import type { ReadFailure } from '../../core/availability.ts';
import { Unreadable } from '../../core/exchange.ts';
import type { SourceHealth } from '../../core/exchange-store.ts';
import { NOTHING_REMEMBERED } from '../../core/feed-changes.ts';
import type { AddressedStatement, FeedHead, FeedKey, Validators } from '../../core/feed-store.ts';
import type { Instant } from '../../core/time.ts';
import { BlockedFeed, type FeedPorts, type FeedSource, type Taken } from './feed-source.ts';

const NOTHING_KNOWN: Validators = { etag: null, lastModified: null };

type Heard =
  | { url: string; state: 'fresh'; part: unknown; validators: Validators }
  | { url: string; state: 'unchanged' }
  | ({ url: string } & ReadFailure);

const failureOf = (error: unknown): ReadFailure => {
  if (error instanceof BlockedFeed) return { state: 'blocked', detail: error.message };
  return { state: 'unreadable', detail: error instanceof Unreadable ? error.message : 'the feed could not be read' };
};

const isFailure = (heard: Heard): heard is { url: string } & ReadFailure =>
  heard.state !== 'fresh' && heard.state !== 'unchanged';

const firstHead = ({ owner, feed }: FeedKey, now: Instant): FeedHead => {
  const { seen: _seen, ...memory } = NOTHING_REMEMBERED;
  return {
    owner,
    feed,
    health: {
      state: 'unreachable',
      readAt: null,
      triedAt: now,
      since: now,
      detail: null,
      etag: null,
      lastModified: null,
    },
    validators: {},
    memory,
    out: {},
    untold: [],
    version: 0,
  };
};

const healthOf = (before: SourceHealth, failed: ReadFailure | undefined, now: Instant): SourceHealth => {
  const state = failed?.state ?? 'fresh';
  return {
    ...before,
    state,
    readAt: failed === undefined ? now : before.readAt,
    triedAt: now,
    since: before.state === state ? before.since : now,
    detail: failed?.detail ?? null,
  };
};

const ask = async (
  source: FeedSource,
  url: string,
  known: Validators,
  { ask: read, clock }: FeedPorts,
): Promise<Heard> => {
  const answer = await read(url, known, source.accept).catch(
    () => ({ state: 'unreachable', detail: 'could not be asked' }) as const,
  );
  if (answer.state !== 'fresh') return { url, ...answer };
  const { bytes, contentType, etag = null, lastModified = null } = answer;
  try {
    const part = source.read({ url, bytes, contentType }, clock());
    return { url, state: 'fresh', part, validators: { etag, lastModified } };
  } catch (error) {
    return { url, ...failureOf(error) };
  }
};

/** Hands over what is in the journal, exchange by exchange. */
const tell = async (untold: readonly AddressedStatement[], { statements, takeIn }: FeedPorts): Promise<void> => {
  for (const [exchange, all] of Map.groupBy(untold, (one) => one.exchange)) {
    const fresh = all.map(({ statement }) => statement);
    await statements.add(exchange, fresh);
    await takeIn(exchange, fresh);
  }
};

/** What was in the journal already keeps the time at which it was first seen. */
const joined = (before: readonly AddressedStatement[], fresh: readonly AddressedStatement[]): AddressedStatement[] => {
  const keyOf = ({ exchange, statement }: AddressedStatement): string => `${exchange} ${statement.key}`;
  const seenAt = new Map(before.map((one) => [keyOf(one), one.statement.seenAt]));
  const renewed = fresh.map((one) => ({
    ...one,
    statement: { ...one.statement, seenAt: seenAt.get(keyOf(one)) ?? one.statement.seenAt },
  }));
  const again = new Set(renewed.map(keyOf));
  return [...renewed, ...before.filter((one) => !again.has(keyOf(one)))];
};

/** What was left in the journal by a run that broke off. */
export const tellUntold = async (head: FeedHead, ports: FeedPorts): Promise<FeedHead> => {
  await tell(head.untold, ports);
  return ports.feeds.saveHead({ ...head, untold: [] });
};

/** Of a feed that was never read, or by readers of another form, nothing but all of it will do. */
const needsAll = ({ readAt, form }: FeedHead['memory']): boolean => readAt === null || form !== NOTHING_REMEMBERED.form;

/** What the answers bring, and why not all of it could be read. */
const takeIn = (
  source: FeedSource,
  { memory, out }: Pick<Taken, 'memory' | 'out'>,
  heard: readonly Heard[],
  now: Instant,
): { taken: Taken | undefined; failed: ReadFailure | undefined } => {
  const failed = heard.find(isFailure);
  const parts = heard.flatMap((one) => (one.state === 'fresh' ? [one.part] : []));
  // The baseline needs them all: what came later would be taken for new.
  if (parts.length === 0 || (failed !== undefined && needsAll(memory))) return { taken: undefined, failed };
  try {
    return { taken: source.takeIn(parts, { memory, out }, now), failed };
  } catch (error) {
    return { taken: undefined, failed: failed ?? failureOf(error) };
  }
};

/** Those of what was read: by the validators of anything else it would never be read. */
const validatorsOf = (heard: readonly Heard[], before: FeedHead['validators']): FeedHead['validators'] =>
  Object.fromEntries(
    heard.flatMap((one) => {
      const validators = one.state === 'fresh' ? one.validators : before[one.url];
      return validators === undefined ? [] : [[one.url, validators]];
    }),
  );

const rememberedOf = (
  { memory, validators }: FeedHead,
  heard: readonly Heard[],
  { taken, failed }: ReturnType<typeof takeIn>,
  now: Instant,
): Pick<FeedHead, 'memory' | 'validators'> => {
  const { seen: _seen, ...read } = taken?.memory ?? { ...memory, seen: [], readAt: now, unreadable: 0 };
  if (failed !== undefined)
    return {
      memory: { ...(taken === undefined ? memory : read), unreadable: memory.unreadable + 1 },
      validators: taken === undefined ? validators : validatorsOf(heard, validators),
    };
  return { memory: read, validators: validatorsOf(heard, validators) };
};

/**
 * Asks a feed once. What it brings is written into the feed's journal first, then kept and handed over, and only then
 * remembered as known. So a run that breaks off anywhere loses nothing: the next one hands over what is in the journal,
 * and what it reads anew has the same keys. An overlapping run makes this one give up.
 */
export const createPollFeed =
  (ports: FeedPorts) =>
  async (source: FeedSource, stored: FeedHead | undefined): Promise<FeedHead> => {
    const { feeds, clock, log } = ports;
    const head = stored ?? firstHead(source, clock());
    const whole = needsAll(head.memory);
    const heard = await Promise.all(
      source.urls.map((url) => ask(source, url, (whole ? undefined : head.validators[url]) ?? NOTHING_KNOWN, ports)),
    );
    // It is the larger part, and needed only where something is to be compared with it.
    const isAnyFresh = stored !== undefined && heard.some(({ state }) => state === 'fresh');
    const seen = isAnyFresh ? await feeds.seen(source) : [];
    const now = clock();
    const result = takeIn(source, { memory: { ...head.memory, seen }, out: head.out }, heard, now);
    const { taken, failed } = result;
    const health = healthOf(head.health, failed, now);
    if (head.version === 0 || health.state !== head.health.state)
      log.info('feed changed state', {
        owner: source.owner,
        feed: source.feed,
        is: health.state,
        detail: health.detail,
      });

    const untold = joined(head.untold, taken?.statements ?? []);
    let current = head;
    if (untold.length > 0) {
      current = await feeds.saveHead({ ...head, health: { ...head.health, triedAt: now }, untold });
      await tell(untold, ports);
    }
    const after = taken?.memory.seen;
    if (after !== undefined && after.join('\n') !== seen.join('\n')) await feeds.saveSeen(source, after);
    return feeds.saveHead({
      ...current,
      ...rememberedOf(head, heard, result, now),
      health,
      out: taken?.out ?? head.out,
      untold: [],
    });
  };
