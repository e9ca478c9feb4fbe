import type { ChannelId } from '../../lib/core/channel.ts';
import { ceilDivide } from './money.ts';
import * as workload from './workload.ts';

/** What a month's subscribers do and are sent, in whole numbers. */
export interface People {
  subscribers: bigint;
  on: Readonly<Record<ChannelId, bigint>>;
  /** Alerts that are told, one for each person and incident. */
  alerts: Readonly<Record<ChannelId, bigint>>;
  /** Requests to the platform for them: messages, and edits where there are any. */
  sends: Readonly<Record<ChannelId, bigint>>;
  /** Messages that LINE counts against its plan: one for each person. */
  lineMessages: bigint;
  commands: bigint;
  changes: bigint;
  pages: bigint;
}

const HUNDRED = 100n;
const each = <T>(of: (channel: ChannelId) => T): Record<ChannelId, T> => ({
  line: of('line'),
  telegram: of('telegram'),
  discord: of('discord'),
});

/** Throws RangeError for what is no whole number of people. */
export const peopleOf = (count: number): People => {
  const subscribers = BigInt(count);
  if (subscribers < 0n) throw new RangeError('there are no fewer than no subscribers');
  const on = each((id) => ceilDivide(subscribers * BigInt(workload.CHANNEL_SHARES[id]), HUNDRED));
  const alerts = each((id) => on[id] * BigInt(workload.ALERTS_PER_SUBSCRIBER));
  const perAlert = (id: ChannelId): number =>
    workload.MESSAGES_PER_ALERT + (id === 'line' ? 0 : workload.EDITS_PER_ALERT);
  const commands = subscribers * BigInt(workload.COMMANDS_PER_SUBSCRIBER);
  return {
    subscribers,
    on,
    alerts,
    sends: each((id) => alerts[id] * BigInt(perAlert(id))),
    lineMessages: alerts.line * BigInt(workload.MESSAGES_PER_ALERT),
    commands,
    changes: ceilDivide(commands * BigInt(workload.CHANGES_PER_HUNDRED), HUNDRED),
    pages: subscribers * BigInt(workload.PAGES_PER_SUBSCRIBER),
  };
};
