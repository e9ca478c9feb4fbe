import type { OutboundChannel } from '../../core/channel.ts';
import type { Log } from '../../core/log.ts';
import type {
  BatchStore,
  ClaimStore,
  IncidentStore,
  NoticeStore,
  Queues,
  SilenceStore,
  SubscriberStore,
} from '../../core/stores.ts';
import type { SubscriberId } from '../../core/subscriber.ts';
import type { Clock } from '../../core/time.ts';

/** People read at once from the index: well below a page of 1 MB. */
export const AUDIENCE_PAGE = 1_000;

export type PlannedChannel = Pick<OutboundChannel, 'id' | 'edits' | 'batchSize'>;

export interface FanOutPorts {
  incidents: IncidentStore;
  subscribers: SubscriberStore;
  batches: BatchStore;
  notices: Pick<NoticeStore, 'load' | 'save'>;
  silences: Pick<SilenceStore, 'of'>;
  claims: Pick<ClaimStore, 'claim' | 'done'>;
  queues: Queues;
  /** The channels that are switched on. */
  channels: readonly PlannedChannel[];
  /** In shadow mode those who alone are told; undefined when everyone is. */
  administrators?: (() => Promise<readonly SubscriberId[]>) | undefined;
  /** All of them, for what is told to them alone in either mode; a replay has none. */
  everyAdministrator?: () => Promise<readonly SubscriberId[]>;
  clock: Clock;
  log: Log;
}
