import type { Told } from './subscribers.ts';
import type { Summary } from './summary.ts';

/** What `for-page.ts` prints. Times in milliseconds since 1970. */
export interface PlayedForPage {
  messages: Pick<Told, 'at' | 'channel' | 'message' | 'ref' | 'edited'>[];
  summary: Pick<Summary, 'firstTheft' | 'alert' | 'notice' | 'noticeIsApproximate' | 'warnings'>;
}
