import type { Incident } from '../../lib/core/incident.ts';
import type { ExchangeView } from '../../lib/core/exchange-view.ts';
import type { LocaleId } from '../../lib/core/locale-id.ts';
import type { SourceTrouble } from '../../lib/core/source-trouble.ts';
import type { Subscriber } from '../../lib/core/subscriber.ts';
import type { Price } from '../../lib/core/outflow.ts';
import type { Message } from '../../lib/core/channel.ts';
import type { CommandContext, CommandResult } from '../../lib/commands/command.ts';
import { NO_REPORTS, type ReportBook } from '../../lib/core/reports.ts';
import { parseCommand } from '../../lib/commands/parse-command.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';
import { LOCALES } from '../../lib/locales/index.ts';
import { play } from '../core/lifecycle-play.ts';

export const NOW = Date.UTC(2026, 10, 24, 12, 0, 0);

export const subscriberOf = (more: Partial<Subscriber> = {}): Subscriber => ({
  id: 'AAAAAAAAAAAAAAAAAAAAAA',
  channel: 'telegram',
  address: { id: '1' },
  locale: 'en',
  level: 'warn',
  subscriptions: {},
  active: true,
  createdAt: NOW,
  version: 1,
  ...more,
});

export const viewOf = (id: string, more: Partial<ExchangeView> = {}): ExchangeView => ({
  id,
  state: 'operational',
  readAt: NOW - 30_000,
  sourceState: 'fresh',
  suspended: [],
  assets: 900,
  chains: [],
  ...more,
});

/** A played incident with its timeline, under another name. */
export const incidentOf = (id: string, more: Partial<Incident> = {}): Incident => {
  const { incident } = play(['+++', '-++', '--+', '--+']);
  if (incident === undefined) throw new Error('the script opens no incident');
  return { ...incident, id, exchange: id.replace(/-\d+$/, ''), ...more };
};

export interface World {
  subscriber?: Subscriber;
  views?: readonly ExchangeView[];
  incidents?: readonly Incident[];
  publicUrl?: string;
  prices?: Readonly<Record<string, Price>>;
  troubles?: SourceTrouble[];
  /** What customers have said, by exchange. */
  reports?: Readonly<Record<string, ReportBook>>;
}

/** Everything a command may look at, in memory. */
export const contextOf = ({
  subscriber = subscriberOf(),
  views = [],
  incidents = [],
  publicUrl,
  prices = {},
  troubles = [],
  reports = {},
}: World = {}): CommandContext => ({
  subscriber,
  locale: LOCALES[subscriber.locale],
  now: NOW,
  directory: EXCHANGES,
  views: {
    shown: async (id) => views.find((view) => view.id === id),
    held: async () => ({
      views: new Map(views.map((view) => [view.id, view])),
      open: incidents.filter(({ status }) => status !== 'resolved'),
    }),
    all: async () => new Map(views.map((view) => [view.id, view])),
    troubles: async () => troubles,
  },
  reports: { recent: async (id) => reports[id] ?? NO_REPORTS, mark: (exchange, id) => `${exchange}/${id}` },
  prices: async () => ({ priceOf: (asset) => prices[asset] }),
  incidents: {
    load: async (id) => incidents.find((incident) => incident.id === id),
    list: async ({ status, exchange, limit }) => ({
      incidents: incidents
        .filter((incident) => exchange === undefined || incident.exchange === exchange)
        .filter((incident) => status === undefined || (incident.status === 'resolved') === (status === 'resolved'))
        .toSorted((a, b) => b.openedAt - a.openedAt)
        .slice(0, limit),
    }),
  },
  ...(publicUrl !== undefined && { publicUrl }),
});

/** What a text is answered with. Throws where no command is in it. */
export const ask = async (text: string, world: World = {}): Promise<CommandResult> => {
  const parsed = parseCommand(text);
  if (parsed === undefined) throw new Error('no command in the text');
  return parsed.command.answer(parsed.args, contextOf(world));
};

/** Several texts one after the other, by one person; answers the last result and the person as he is then. */
export const converse = async (
  texts: readonly string[],
  world: World = {},
): Promise<{ message: Message; subscriber: Subscriber }> => {
  let subscriber = world.subscriber ?? subscriberOf();
  let message: Message = { title: '', body: [], buttons: [], links: [] };
  for (const text of texts) {
    const result = await ask(text, { ...world, subscriber });
    ({ message } = result);
    subscriber = result.subscriber ?? subscriber;
  }
  return { message, subscriber };
};

export const speaking = (locale: LocaleId, more: Partial<Subscriber> = {}): Subscriber =>
  subscriberOf({ locale, ...more });

/** All of a message as a person reads it. */
export const textOf = ({ title, body, buttons, links }: Message): string =>
  [title, ...body, ...buttons.map(({ label }) => label), ...links.map(({ label }) => label)].join('\n');
