import type { Batch, Recipient } from '../../core/batch.ts';
import type { LocaleId } from '../../core/locale-id.ts';
import type { AudienceMember, SubscriberId } from '../../core/subscriber.ts';
import { freezeBatch } from './freeze-batch.ts';
import { AUDIENCE_PAGE, type FanOutPorts, type PlannedChannel } from './plan-ports.ts';

/** One channel and language of what is told: an incident's event, or a notice. */
export interface Chain {
  /** Id of the incident or notice. */
  incident: string;
  event: number;
  channel: PlannedChannel;
  locale: LocaleId;
  isMeant: (member: AudienceMember) => boolean;
}

const firstId = ({ incident, event, channel, locale }: Chain, number: number): string =>
  [incident, event, channel.id, locale, number].join('/');

/** People whom this event newly reaches, in order of id, from a cursor on. */
async function* newlyReached(
  chain: Chain,
  after: SubscriberId | null,
  { subscribers }: FanOutPorts,
): AsyncGenerator<Recipient> {
  let cursor = after;
  do {
    const page = await subscribers.audience(chain.channel.id, chain.locale, cursor, AUDIENCE_PAGE);
    for (const member of page.members) {
      if (chain.isMeant(member)) yield { id: member.id };
    }
    cursor = page.after;
  } while (cursor !== null);
}

/** The next people of a stream, no more than a batch holds. */
const take = async (people: AsyncGenerator<Recipient>, most: number): Promise<Recipient[]> => {
  const taken: Recipient[] = [];
  while (taken.length < most) {
    const { value, done } = await people.next();
    if (done === true) break;
    taken.push(value);
  }
  return taken;
};

/** Cuts what is left of an audience into batches, each frozen and queued before the next is cut. Answers how many people. */
export const planNew = async (chain: Chain, frozen: readonly Batch[], ports: FanOutPorts): Promise<number> => {
  const { incident, event, channel, locale } = chain;
  const last = frozen.at(-1)?.source;
  if (last?.kind === 'first' && last.after === null) return 0;
  let people = newlyReached(chain, last?.kind === 'first' ? last.after : null, ports);
  let count = 0;
  for (let number = frozen.length + 1; ; number += 1) {
    const recipients = await take(people, channel.batchSize);
    const lastId = recipients.length === channel.batchSize ? recipients.at(-1)?.id : undefined;
    if (recipients.length === 0) return count;
    const cut: Batch = {
      id: firstId(chain, number),
      incident,
      event,
      channel: channel.id,
      locale,
      source: { kind: 'first', after: lastId ?? null },
      recipients,
      createdAt: ports.clock(),
    };
    const { source, recipients: counted } = await freezeBatch(cut, ports);
    count += counted.length;
    if (source.kind !== 'first' || source.after === null) return count;
    // Somebody else had frozen this one otherwise: go on where his ends.
    if (source.after !== lastId) people = newlyReached(chain, source.after, ports);
  }
};
