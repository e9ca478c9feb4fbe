import { DELISTED } from '../core/availability.ts';
import { isGone, isPolled, readsFlags, type Exchange } from '../core/exchange.ts';
import type { ExchangeSummary, ExchangeView } from '../core/exchange-view.ts';
import type { Incident } from '../core/incident.ts';
import { seenOf } from '../core/outflow-figures.ts';
import { EVERY_EXCHANGE } from '../core/subscriber.ts';
import { say, type ChatCommand, type CommandContext } from './command.ts';
import { STANDING_WORDS } from '../locales/exchange-standing.ts';
import { REPORT_WORDS } from '../locales/report-words.ts';
import { isOutflow } from '../locales/outflow-lines.ts';
import { WATCH_WORDS } from '../locales/watch-words.ts';
import type { Locale } from '../locales/locale.ts';
import { statementTitle } from '../locales/statement-alerts.ts';
import { exchangeButtons, leadingExchange, nearExchanges } from './exchange-names.ts';
import { nameIncident } from './incident.ts';

/** More lines than these are not read in a chat. */
const LINES_MOST = 15;

const describeOne = (
  view: ExchangeView,
  name: string,
  { locale, now }: CommandContext,
): { title: string; body: string[] } => {
  const changed = view.suspended.flatMap(({ asset, network, since, reason }) =>
    since === null
      ? []
      : [{ asset: network === null ? asset : `${asset} (${network})`, since, reason, delisted: reason === DELISTED }],
  );
  return {
    title: locale.statusTitle(name, view.state),
    body: locale.statusBody({
      exchange: name,
      state: view.state,
      source: view.sourceState,
      readAt: view.readAt,
      now,
      changed: changed.slice(0, LINES_MOST),
      more: Math.max(0, changed.length - LINES_MOST) + (view.unnamed?.more ?? 0),
      offFromStart: view.suspended.length - changed.length + (view.unnamed?.fromStart ?? 0),
      rows: view.assets,
      chains: view.chains,
    }),
  };
};

/** As many open incidents are looked through for outflows, the newest first. */
const OPEN_IN_OVERVIEW = 50;

/** By exchange, in the words of their state. */
const outflowsSaid = async ({ incidents, locale }: CommandContext): Promise<Map<string, string>> => {
  const open = await incidents.list({ status: 'open', limit: OPEN_IN_OVERVIEW });
  return new Map(
    open.incidents.flatMap(({ exchange, kind, status }) =>
      isOutflow(kind) ? [[exchange, locale.outflow.state(kind, status)] as const] : [],
    ),
  );
};

/** Of an exchange whose flags are not read: how it stands, or that nothing is known. */
const withoutFlags = (exchange: Exchange, locale: Locale): string => {
  const [name, words] = [locale.exchangeName(exchange.names), STANDING_WORDS[locale.id]];
  if (exchange.standing !== undefined) return words.title(name, exchange.standing);
  return isPolled(exchange) ? words.systemAlone(name) : locale.walletsAlone(name);
};

/** What its own flags say, in one line. */
export const flagsLine = (
  exchange: Exchange,
  view: ExchangeSummary | undefined,
  { locale, now }: Pick<CommandContext, 'locale' | 'now'>,
): string => {
  const name = locale.exchangeName(exchange.names);
  if (!readsFlags(exchange)) return withoutFlags(exchange, locale);
  return view === undefined
    ? locale.notRead(name)
    : locale.statusLine({ exchange: name, state: view.state, source: view.sourceState, readAt: view.readAt, now });
};

/** Whether a line of its own would say more of it than that nothing is known. */
const isTelling = ({ standing, ...exchange }: Exchange): boolean =>
  readsFlags(exchange) || standing?.what === 'services-suspended';

/** One line an exchange: those the person is subscribed to, or all; of all, those that are not known share a line. */
const overview = async (context: CommandContext) => {
  const { subscriber, directory, locale } = context;
  const all = Object.values(directory);
  const own = all.filter(({ id }) => subscriber.subscriptions[id] !== undefined);
  const isAll = own.length === 0 || subscriber.subscriptions[EVERY_EXCHANGE] !== undefined;
  const [outflows, views] = await Promise.all([outflowsSaid(context), context.views.all()]);
  const shown = isAll ? all.filter((one) => isTelling(one) || outflows.has(one.id)) : own;
  const others = isAll ? all.filter((one) => !shown.includes(one) && !isGone(one)) : [];
  const lines = shown.map((exchange) => {
    const outflow = outflows.get(exchange.id);
    return flagsLine(exchange, views.get(exchange.id), context) + (outflow === undefined ? '' : ` · ${outflow}`);
  });
  const names = locale.list(others.map((exchange) => locale.exchangeName(exchange.names)));
  return say(locale.commands.status, {
    body: [
      lines.map((line) => `• ${line}`).join('\n'),
      ...(others.length === 0 ? [] : [STANDING_WORDS[locale.id].notKnown(names)]),
    ],
    buttons: exchangeButtons(shown, 'status', locale, locale.buttons.status),
  });
};

const OPEN_MOST = 5;

/** Of an exchange whose flags are not read there is no view: its open incidents tell. */
const openAt = async (
  exchange: Exchange,
  { incidents }: CommandContext,
): Promise<{ outflow: Incident | undefined; said: Incident[] }> => {
  const open = await incidents.list({ exchange: exchange.id, status: 'open', limit: OPEN_MOST });
  return {
    outflow: open.incidents.find(({ outflow }) => outflow !== undefined),
    said: open.incidents.filter(({ statement }) => statement !== undefined),
  };
};

/** What was said of it and still holds, a line each with where its timeline is. */
const saidLines = (said: readonly Incident[] = [], context: CommandContext): string[] => {
  const lines = said.slice(0, OPEN_MOST).map((incident) => {
    const { exchange, assets } = nameIncident(incident, context);
    return `• ${statementTitle(incident, { exchange, assets: incident.whole ? '' : assets }, context.locale)}: /incident ${incident.id}`;
  });
  return lines.length === 0 ? [] : [lines.join('\n')];
};

const outflowLine = (incident: Incident | undefined, context: CommandContext): string[] => {
  if (incident?.outflow === undefined || !isOutflow(incident.kind)) return [];
  const { id, kind, status, outflow } = incident;
  const { locale } = context;
  const { assets } = nameIncident(incident, context);
  return [locale.outflow.open({ id, kind, status, assets, since: locale.time(seenOf(outflow).since) })];
};

const answerFor = async (exchange: Exchange, context: CommandContext) => {
  const { locale, subscriber, views } = context;
  const { standing } = exchange;
  const name = locale.exchangeName(exchange.names);
  const words = STANDING_WORDS[locale.id];
  const told = subscriber.subscriptions[exchange.id] ?? subscriber.subscriptions[EVERY_EXCHANGE];
  const more = {
    links: [
      { label: locale.links.statusPage, url: exchange.statusPage },
      ...(standing === undefined || standing.source === exchange.statusPage
        ? []
        : [{ label: words.source, url: standing.source }]),
    ],
    buttons: [
      ...(told === undefined && !isGone(exchange)
        ? exchangeButtons([exchange], 'subscribe', locale, locale.buttons.subscribe)
        : []),
      { label: locale.buttons.incidents, command: `/incidents ${exchange.id}` },
      ...(standing === undefined ? [{ label: REPORT_WORDS[locale.id].stuck, command: `/report ${exchange.id}` }] : []),
      { label: locale.commands.status, command: '/status' },
    ],
  };
  const [view, troubles] = await Promise.all([
    readsFlags(exchange) ? views.shown(exchange.id) : undefined,
    isGone(exchange) ? [] : views.troubles(exchange.id),
  ]);
  const troubled = troubles.map((trouble) => WATCH_WORDS[locale.id].trouble(trouble, locale.time));
  if (view === undefined) {
    const { outflow, said } = await openAt(exchange, context);
    return say(readsFlags(exchange) ? locale.notRead(name) : withoutFlags(exchange, locale), {
      body: [
        ...saidLines(said, context),
        ...outflowLine(outflow, context),
        ...(standing === undefined ? [] : words.body(standing)),
        ...troubled,
      ],
      ...more,
    });
  }
  const { title, body } = describeOne(view, name, context);
  return say(title, {
    body: [...saidLines(view.said, context), ...outflowLine(view.openOutflow, context), ...body, ...troubled],
    ...more,
  });
};

export const status: ChatCommand = {
  name: 'status',
  words: ['状況', '状態', '出金', 'ステータス', 'status'],
  options: [{ name: 'exchange', required: false }],
  async answer(args, context) {
    const { directory, locale } = context;
    if (args.length === 0) return { message: await overview(context) };
    const exchange = leadingExchange(args, directory)?.exchange;
    if (exchange === undefined) {
      const near = nearExchanges(args[0] ?? '', directory);
      return {
        message: say(locale.didYouMean, {
          buttons: exchangeButtons(
            near.length > 0 ? near : Object.values(directory),
            'status',
            locale,
            locale.buttons.status,
          ),
        }),
      };
    }
    return { message: await answerFor(exchange, context) };
  },
};
