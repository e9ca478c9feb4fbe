import type { Message } from './channel.ts';
import type { Incident, IncidentEvent } from './incident.ts';
import type { LocaleId } from './locale-id.ts';
import type { Reach } from './trial.ts';

/** Puts an event into words. Deterministic: a retry says the same as the first try. */
export type RenderAlert = (
  incident: Pick<Incident, 'id' | 'exchange' | 'kind'>,
  event: IncidentEvent,
  locale: LocaleId,
  /** Where administrators alone are told: whom it would have reached. */
  trial?: Reach,
) => Message;
