import type { Batch, BatchProgress, Recipient } from '../../core/batch.ts';
import type { Message, OutboundChannel, Receipt } from '../../core/channel.ts';
import type { Log } from '../../core/log.ts';
import { reaches, type Severity } from '../../core/severity.ts';
import type { BudgetStore, SubscriberStore } from '../../core/stores.ts';
import { SECOND, type Clock, type Instant } from '../../core/time.ts';
import type { Reached, SubscriberId } from '../../core/subscriber.ts';
import { LEASE_MS, type Ledger } from './ledger.ts';
import { messageKey } from './message-key.ts';

/** Requests under way at once: their latency does not eat the rate, and a crash repeats no more than these. */
const IN_FLIGHT_MOST = 8;
/** Sending stops so long before the function's time is up. */
export const RESERVE_MS = 12 * SECOND;
/** A slot that lies further ahead (the token rests) is not waited for: the lease would end meanwhile. */
const SLOT_WITHIN_MS = LEASE_MS / 2;

export interface RoundPorts {
  channel: OutboundChannel;
  subscribers: Pick<SubscriberStore, 'markGone' | 'learnRoute'>;
  budget: BudgetStore;
  clock: Clock;
  /** Waits for a reserved slot. */
  pace: (slot: Instant) => Promise<void>;
  log: Log;
}

export interface Round {
  batch: Batch;
  /** Everyone's message, and what this person is told: the same object where it is everyone's. */
  shared: Message;
  messageTo: (person: Reached) => Message;
  severity: Severity;
  ledger: Ledger;
  /** The batch that this one follows, once it is done. */
  origin: BatchProgress | undefined;
  /** Those who are there. To whoever has blocked, left or deleted himself since the batch was cut, nothing is sent. */
  people: ReadonlyMap<SubscriberId, Reached>;
  /** Whether it was cancelled meanwhile: asked right before each send. */
  isStopped: () => Promise<boolean>;
  remainingMs: () => number;
}

/** How a round ended: through; out of time, the next turn being so far away; or stopped by the platform for so long. */
type Unfinished = { state: 'out-of-time'; forMs: number } | { state: 'stopped'; forMs: number };
export type RoundEnd = { state: 'through' } | Unfinished;

/** `others` have words of their own, and are told one by one. */
export type MulticastEnd = Unfinished | { state: 'through'; others: number[] };

/** Those whom the first message did not reach have nothing to follow. */
const wasReached = (origin: BatchProgress | undefined, index: number): boolean =>
  origin === undefined || (origin.failures[index] !== 'gone' && origin.failures[index] !== 'rejected');

/** What becomes of a recipient without anything being sent; undefined for one to whom it is sent. */
const passedOver = ({ origin, people, batch }: Round, index: number): 'gone' | 'rejected' | undefined => {
  const recipient = batch.recipients[index];
  if (recipient === undefined || !wasReached(origin, index)) return 'rejected';
  return people.has(recipient.id) ? undefined : 'gone';
};

const outOfTimeUntilTurn = async ({ channel, budget, clock }: RoundPorts): Promise<Unfinished> => ({
  state: 'out-of-time',
  forMs: Math.max(0, (await budget.nextAt(channel.id)) - clock()),
});

const slotWithinMs = ({ remainingMs }: Round): number =>
  Math.min(SLOT_WITHIN_MS, Math.max(0, remainingMs() - RESERVE_MS));

const sendOne = (
  { batch, messageTo, origin }: Round,
  person: Reached,
  index: number,
  channel: OutboundChannel,
): Promise<Receipt> => {
  const ref = batch.source.kind === 'follow' && batch.source.mode === 'edit' ? origin?.refs[index] : undefined;
  if (ref !== undefined && channel.edit !== undefined)
    return channel.edit(person.address, ref, messageTo(person), batch.locale);
  return channel.send(person.address, messageTo(person), batch.locale, messageKey(batch.id, person.id));
};

/** What follows from a receipt for one recipient; answers for how long the token must rest, if at all. */
const book = async (
  round: Round,
  recipient: Recipient,
  index: number,
  receipt: Receipt,
  ports: RoundPorts,
): Promise<number> => {
  const { ledger, severity } = round;
  const { channel, subscribers, budget, clock, log } = ports;
  switch (receipt.state) {
    case 'sent':
      ledger.settle(index, 'sent', receipt.ref);
      if (receipt.route !== undefined) await subscribers.learnRoute(recipient.id, receipt.route);
      return 0;
    case 'gone':
      await subscribers.markGone(recipient.id);
      ledger.settle(index, 'gone');
      return 0;
    case 'rejected':
      log.warn('a message was rejected', { channel: channel.id, detail: receipt.detail });
      ledger.settle(index, 'rejected');
      return 0;
    case 'unknown':
      // With a key a repeat is harmless; without one it is worth it for what matters.
      if (channel.idempotent || reaches(severity, 'warn')) ledger.postpone(index);
      else ledger.settle(index, 'unknown');
      return 0;
    case 'retry':
      ledger.postpone(index);
      if (receipt.scope === 'message') return 0;
      log.warn('the platform asks for patience', {
        channel: channel.id,
        scope: receipt.scope,
        forMs: receipt.afterMs,
        detail: receipt.detail,
      });
      await budget.pause(channel.id, clock() + receipt.afterMs);
      return receipt.afterMs;
  }
};

/** How many requests a send takes: Discord opens a channel first where it has no route. */
const costOf = ({ address }: Reached, { id }: OutboundChannel): number =>
  id === 'discord' && address.route === undefined ? 2 : 1;

/** Sends to recipients one by one, each at the time that the shared budget gives. */
export const sendRound = async (round: Round, indexes: readonly number[], ports: RoundPorts): Promise<RoundEnd> => {
  const { batch, ledger } = round;
  const { channel, budget, pace, log } = ports;
  const inFlight = new Set<Promise<void>>();
  let restMs = 0;
  let outOfTime = false;
  const launch = (person: Reached, index: number): void => {
    const one = sendOne(round, person, index, channel)
      .then((receipt) => book(round, person, index, receipt, ports))
      .then((rest) => {
        restMs = Math.max(restMs, rest);
      })
      // Nobody may be waiting for this one at the moment: an error that escaped here would end the process.
      .catch((error: unknown) => {
        log.error('a receipt could not be booked', { channel: channel.id, batch: batch.id, error });
        ledger.postpone(index);
      })
      .finally(() => {
        inFlight.delete(one);
      });
    inFlight.add(one);
  };

  for (const index of indexes) {
    const person = round.people.get(batch.recipients[index]?.id ?? '');
    const without = passedOver(round, index);
    if (person === undefined || without !== undefined) {
      ledger.settle(index, without ?? 'rejected');
      continue;
    }
    while (inFlight.size >= IN_FLIGHT_MOST) await Promise.race(inFlight);
    if (restMs > 0 || ledger.lost()) break;
    const slots = await budget.reserve(channel.id, channel.perSecond, costOf(person, channel), slotWithinMs(round));
    if (slots === undefined) {
      outOfTime = true;
      break;
    }
    await pace(slots.at(-1) ?? 0);
    if (await round.isStopped()) ledger.settle(index, 'cancelled');
    else launch(person, index);
  }
  await Promise.all(inFlight);
  if (restMs > 0) return { state: 'stopped', forMs: restMs };
  return outOfTime || ledger.lost() ? outOfTimeUntilTurn(ports) : { state: 'through' };
};

/**
 * Sends to the whole batch by one request. Undefined where the platform takes it only one by one: a single bad id
 * must not cost the others their message.
 */
export const sendMulticast = async (round: Round, ports: RoundPorts): Promise<MulticastEnd | undefined> => {
  const { batch, shared, messageTo, people, ledger } = round;
  const { channel, budget, clock, pace, log } = ports;
  const there = [...batch.recipients.entries()].flatMap(([index, { id }]) => {
    const person = passedOver(round, index) === undefined ? people.get(id) : undefined;
    return person === undefined ? [] : [{ index, person, isShared: messageTo(person) === shared }];
  });
  const reached = there.filter(({ isShared }) => isShared);
  const others = there.filter(({ isShared }) => !isShared).map(({ index }) => index);
  if (channel.multicast === undefined || reached.length < 2) return undefined;
  const slots = await budget.reserve(channel.id, channel.perSecond, 1, slotWithinMs(round));
  if (slots === undefined) return outOfTimeUntilTurn(ports);
  await pace(slots[0] ?? 0);
  if (await round.isStopped()) {
    ledger.together(() => {
      for (const index of batch.recipients.keys()) ledger.settle(index, 'cancelled');
    });
    return { state: 'through', others: [] };
  }
  const receipt = await channel.multicast(
    reached.map(({ person }) => person.address),
    shared,
    batch.locale,
    messageKey(batch.id),
  );
  if (receipt.state === 'sent') {
    // After a crash those with words of their own are still to be told, and nobody else.
    ledger.together(() => {
      for (const index of others) ledger.postpone(index);
      for (const index of batch.recipients.keys())
        if (!others.includes(index)) ledger.settle(index, passedOver(round, index) ?? 'sent');
    });
    return { state: 'through', others };
  }
  if (receipt.state === 'retry' || receipt.state === 'unknown') {
    const forMs = receipt.state === 'retry' ? receipt.afterMs : SECOND;
    log.warn('a multicast is tried again', {
      channel: channel.id,
      ...(receipt.state === 'retry' && { scope: receipt.scope }),
      detail: receipt.detail,
      forMs,
    });
    if (receipt.state === 'retry' && receipt.scope !== 'message') await budget.pause(channel.id, clock() + forMs);
    return { state: 'stopped', forMs };
  }
  log.warn('a multicast was refused: one by one', { channel: channel.id, detail: receipt.detail });
  return undefined;
};
