import type { Choice, InboundChannel, Incoming, RawRequest, WebhookReply } from '../core/channel.ts';
import type { Log } from '../core/log.ts';
import type { BudgetStore, ClaimStore, Identify, SubscriberStore } from '../core/stores.ts';
import { SECOND, type Clock, type Instant } from '../core/time.ts';
import type { Answer } from './answer.ts';
import { createMoveGroup } from './answer-group.ts';

/** No event of a platform comes near this; a larger body is refused before its signature is looked at. */
export const BODY_MOST_BYTES = 1024 * 1024;
/** Longer than any event is worked at; after it a repeat may try again. */
export const LEASE_MS = 10 * SECOND;
/** How long a repeat waits for the one that is at work, within the platform's own patience. */
const BUSY_WAIT_MS = 1_500;
const BUSY_LOOK_MS = 100;
/** For so long an answer waits for its turn within the token's budget. */
const BUDGET_WAIT_MS = 1_000;
/** The same where no platform waits for a reply: with the call itself still within the lease. */
const DIRECT_BUDGET_WAIT_MS = 6 * SECOND;
/** A wrong secret is said, and a flood of forged requests is no flood of lines. */
const FORGED_SAID_EVERY_MS = 60 * SECOND;

export interface ReceivePorts {
  channel: InboundChannel;
  claims: ClaimStore;
  subscribers: SubscriberStore;
  budget: Pick<BudgetStore, 'reserve' | 'pause'>;
  identify: Identify;
  answerCommand: (incoming: Incoming) => Promise<Answer | undefined>;
  /** What may complete an option that somebody is typing, where the platform asks for it. */
  completeOption?: (incoming: Incoming) => Promise<Choice[]>;
  clock: Clock;
  sleep: (milliseconds: number) => Promise<void>;
  /** Waits for a reserved slot. */
  pace: (slot: Instant) => Promise<void>;
  log: Log;
  /**
   * Events come over a connection of ours: there is no webhook's reply to put an answer in, and what is given back
   * comes again for sure.
   */
  direct?: boolean;
}

type Handled = { state: 'done'; reply?: WebhookReply } | { state: 'busy' } | { state: 'failed' };

const parseJson = (body: Uint8Array): { json: unknown } | undefined => {
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown };
  } catch {
    return undefined;
  }
};

/** The platform would not take an answer now: the event is given back, and its repeat answered. */
class AnswerRefused extends Error {
  override name = 'AnswerRefused';
}

/**
 * Waits for the turn of an answer. False where that would take too long: then it goes in the webhook's own reply,
 * or at once where the platform has none (LINE, whose replies have a limit of their own).
 */
const waitForTurn = async (
  incoming: Incoming,
  { message }: Answer,
  { channel, budget, pace, direct }: ReceivePorts,
): Promise<boolean> => {
  // A button pressed takes a call more, to take the waiting mark off it; a picture another, where words follow it.
  const requests = 1 + (incoming.replyTo.callback === undefined ? 0 : 1) + (message.attachment === undefined ? 0 : 1);
  const waitMs = direct === true ? DIRECT_BUDGET_WAIT_MS : BUDGET_WAIT_MS;
  const slots = await budget.reserve(channel.id, channel.perSecond, requests, waitMs);
  const last = slots?.at(-1);
  if (last !== undefined) await pace(last);
  return last !== undefined;
};

const deliver = async (incoming: Incoming, answer: Answer, ports: ReceivePorts): Promise<WebhookReply | undefined> => {
  const { message, locale } = answer;
  const { channel, budget, clock, log, direct } = ports;
  const inReply = () => (direct === true ? undefined : channel.answerInReply?.(incoming, message, locale));
  if (channel.calls && !(await waitForTurn(incoming, answer, ports))) {
    const reply = inReply();
    if (reply !== undefined) return reply;
    if (direct === true) throw new AnswerRefused('no turn within the budget');
  }
  const { receipt, reply } = await channel.answer(incoming, message, locale);
  if (receipt.state === 'sent') return reply;
  log.warn('an answer was not delivered', { channel: channel.id, state: receipt.state, detail: receipt.detail });
  if (receipt.state !== 'retry') return reply;
  if (receipt.scope === 'token') await budget.pause(channel.id, clock() + receipt.afterMs);
  const second = inReply();
  if (second === undefined) throw new AnswerRefused(receipt.detail);
  return second;
};

const act = async (incoming: Incoming, ports: ReceivePorts): Promise<WebhookReply | undefined> => {
  if (incoming.kind === 'gone') {
    if (incoming.from !== null) await ports.subscribers.markGone(ports.identify(incoming.channel, incoming.from.id));
    return undefined;
  }
  if (incoming.kind === 'moved') {
    await createMoveGroup(ports)(incoming);
    return undefined;
  }
  const answer = await ports.answerCommand(incoming);
  return answer === undefined ? undefined : deliver(incoming, answer, ports);
};

/** Waits for whoever is at the same event; `done` when he has finished. */
const waitForOther = async (
  key: string,
  { claims, sleep, clock }: ReceivePorts,
): Promise<'claimed' | 'busy' | 'done'> => {
  const until = clock() + BUSY_WAIT_MS;
  for (;;) {
    await sleep(BUSY_LOOK_MS);
    const state = await claims.claim(key, LEASE_MS);
    if (state !== 'busy' || clock() >= until) return state;
  }
};

const claimEvent = async (key: string, ports: ReceivePorts): Promise<'claimed' | 'busy' | 'done'> => {
  const claim = await ports.claims.claim(key, LEASE_MS);
  return claim === 'busy' ? waitForOther(key, ports) : claim;
};

const handle = async (incoming: Incoming, ports: ReceivePorts): Promise<Handled> => {
  const key = `${incoming.channel}#${incoming.eventId}`;
  let claim: 'claimed' | 'busy' | 'done' | undefined;
  try {
    claim = await claimEvent(key, ports);
    if (claim !== 'claimed') return { state: claim };
    const reply = await act(incoming, ports);
    await ports.claims.done(key);
    return { state: 'done', ...(reply !== undefined && { reply }) };
  } catch (error) {
    ports.log.error('an event could not be handled', { channel: incoming.channel, kind: incoming.kind, error });
    // Given back at once: a repeat by the platform is another try, not a duplicate.
    if (claim === 'claimed') await ports.claims.release(key).catch(() => undefined);
    return { state: 'failed' };
  }
};

/** What one person says is handled in order; several people do not wait for each other. */
const handleAll = async (events: readonly Incoming[], ports: ReceivePorts): Promise<Handled[]> => {
  const lanes = Map.groupBy(events, ({ from, eventId }) => from?.id ?? `event ${eventId}`);
  const handled = await Promise.all(
    [...lanes.values()].map(async (lane) => {
      const ofOne: Handled[] = [];
      for (const event of lane) ofOne.push(await handle(event, ports));
      return ofOne;
    }),
  );
  return handled.flat();
};

/** A parser never throws, and if it does (a body nested a million deep), there is nothing in it for us. */
const eventsIn = (json: unknown, { channel, log }: ReceivePorts): Incoming[] => {
  try {
    return channel.parse(json);
  } catch (error) {
    log.error('a signed webhook could not be read', { channel: channel.id, error });
    return [];
  }
};

/** Choices are looked up anew at each letter: nothing is claimed or kept, and none at all is an answer too. */
const complete = async (incoming: Incoming, { channel, completeOption, log }: ReceivePorts): Promise<WebhookReply> => {
  try {
    return channel.offer?.((await completeOption?.(incoming)) ?? []) ?? channel.acknowledge([incoming]);
  } catch (error) {
    log.error('an option could not be completed', { channel: channel.id, error });
    return channel.acknowledge([incoming]);
  }
};

const receiveParsed = async (json: unknown, ports: ReceivePorts): Promise<WebhookReply> => {
  const events = eventsIn(json, ports);
  const completing = events.find(({ kind }) => kind === 'completing');
  if (completing !== undefined) return complete(completing, ports);
  const handled = await handleAll(
    events.filter(({ kind }) => kind !== 'ignored' && kind !== 'ping'),
    ports,
  );
  if (handled.some(({ state }) => state === 'failed')) return { status: 503 };
  if (handled.some(({ state }) => state === 'busy')) return { status: 409 };
  const replied = handled.find((one) => one.state === 'done' && one.reply !== undefined);
  return (replied?.state === 'done' ? replied.reply : undefined) ?? ports.channel.acknowledge(events);
};

/**
 * Receives one update over a connection that we opened ourselves (long polling, the gateway), so that it is trusted
 * as it comes: the same road as a webhook's from the claim on, and the same reply.
 */
export const createReceiveUpdate =
  (ports: ReceivePorts) =>
  (update: unknown): Promise<WebhookReply> =>
    receiveParsed(update, { ...ports, direct: true });

/**
 * Receives one webhook: size, then signature over the raw bytes, then JSON; each event is claimed, handled and
 * marked. A bad signature leaves no trace in the store. An event that failed is answered so that the platform sends
 * it again.
 */
export const createReceiveWebhook = (ports: ReceivePorts): ((request: RawRequest) => Promise<WebhookReply>) => {
  const { channel, clock, log } = ports;
  let saidAt = Number.NEGATIVE_INFINITY;
  const refuseForged = (): WebhookReply => {
    if (clock() - saidAt >= FORGED_SAID_EVERY_MS) {
      saidAt = clock();
      log.warn('a webhook without a right signature was refused: if it comes from the platform, the secret is wrong', {
        channel: channel.id,
      });
    }
    return { status: 401 };
  };
  return async (request) => {
    if (request.body.byteLength > BODY_MOST_BYTES) return { status: 413 };
    if (!channel.verify(request)) return refuseForged();
    const parsed = parseJson(request.body);
    return parsed === undefined ? { status: 400 } : receiveParsed(parsed.json, ports);
  };
};
