import { WATCH_EVENT } from '../../core/watchdog.ts';
import { freezeBatch } from './freeze-batch.ts';
import type { FanOutPorts } from './plan-ports.ts';

/** A report of the watch over sources goes to every administrator who has written to the bot and not left, each once. */
export const planWatch = async (id: string, ports: FanOutPorts): Promise<void> => {
  const { subscribers, channels, clock, log } = ports;
  const people = new Set(await ports.everyAdministrator?.());
  for (const one of people) {
    const person = await subscribers.load(one);
    if (person?.active !== true || channels.every((channel) => channel.id !== person.channel)) continue;
    const { channel, locale } = person;
    await freezeBatch(
      {
        id: [id, WATCH_EVENT, channel, locale, one].join('/'),
        incident: id,
        event: WATCH_EVENT,
        channel,
        locale,
        source: { kind: 'first', after: null },
        recipients: [{ id: one }],
        createdAt: clock(),
      },
      ports,
    );
  }
  log.info('report of the watch planned', { report: id, people: people.size });
};
