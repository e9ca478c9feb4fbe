import { randomUUID } from 'node:crypto';
import type { Log } from '../../lib/core/log.ts';
import type { Invoke } from './invoke-function.ts';
import { LOCAL_ACCOUNT, LOCAL_AWS } from './local-aws.ts';

export interface ScheduledTask {
  name: string;
  everyMs: number;
  invoke: Invoke;
}

export interface Scheduler {
  /** No further invocations; settled when those under way have ended. */
  stop(): Promise<void>;
}

/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html: the event of a schedule without input. */
const scheduledEvent = () => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'Scheduled Event',
  source: 'aws.scheduler',
  account: LOCAL_ACCOUNT,
  time: new Date().toISOString(),
  region: LOCAL_AWS.region,
  resources: [],
  detail: '{}',
});

/**
 * Runs each task at once and then at its own rate. As on AWS, a run does not wait for the one before, which ends by
 * its function's timeout at the latest. A run that fails is logged; the next is its retry, as no rate here is slower
 * than the minute that Lambda waits before its own.
 */
export const startScheduler = (tasks: readonly ScheduledTask[], log: Log): Scheduler => {
  const running = new Set<Promise<void>>();
  const run = ({ name, invoke }: ScheduledTask): void => {
    const one = invoke(scheduledEvent())
      .then(
        () => undefined,
        (error: unknown) => {
          log.error('scheduled function failed', { function: name, error });
        },
      )
      .finally(() => running.delete(one));
    running.add(one);
  };
  const timers = tasks.map((task) => {
    run(task);
    return setInterval(run, task.everyMs, task);
  });
  return {
    async stop() {
      timers.forEach(clearInterval);
      await Promise.all(running);
    },
  };
};
