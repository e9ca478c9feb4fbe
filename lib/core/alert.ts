import type { Message } from './channel.ts';
import type { Incident, IncidentEvent } from './incident.ts';
import type { OwnFigures } from './own-figures.ts';
import type { Instant } from './time.ts';
import type { LocaleId } from './locale-id.ts';
import type { Reach } from './trial.ts';

/** What is different in the alert to one person. */
export interface PersonalAlert {
  phrase?: string;
  figures?: OwnFigures;
  silent: boolean;
  /** What the ages of prices are told by. */
  now: Instant;
}

/** Puts an event into words. Deterministic: a retry says the same as the first try. */
export type RenderAlert = (
  incident: Pick<Incident, 'id' | 'exchange' | 'kind'>,
  event: IncidentEvent,
  locale: LocaleId,
  /** Where administrators alone are told: whom it would have reached. */
  trial?: Reach,
  personal?: PersonalAlert,
) => Message;
