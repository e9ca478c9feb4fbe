import type { ChannelId } from './channel.ts';
import { followUp } from './follow-up.ts';
import type { IncidentEvent } from './incident.ts';
import { concerns, type AudienceMember } from './subscriber.ts';

/** How many people of each channel an incident would have reached by some event. */
export type Reach = Readonly<Record<ChannelId, number>>;

/**
 * Whether somebody would have been told of an incident by now, had it been told to everyone: whether one of its
 * events so far was for newcomers and concerned him. Subscriptions count as they are now.
 */
export const wouldHear = (
  member: Pick<AudienceMember, 'subscriptions' | 'level'>,
  exchange: string,
  events: readonly IncidentEvent[],
  edits: boolean,
): boolean => events.some((event) => followUp(event.reason, edits).newly && concerns(member, { ...event, exchange }));
