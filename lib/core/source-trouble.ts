import type { Instant } from './time.ts';

/** What a person is told of an exchange's sources beside how old the reading of its flags is. */
export interface SourceTrouble {
  what: 'notices-unread' | 'notices-quiet' | 'flags-unchanged';
  since: Instant;
}
