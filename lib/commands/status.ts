import type { ExchangeView } from '../core/exchange-view.ts';
import { EVERY_EXCHANGE } from '../core/subscriber.ts';
import { say, type ChatCommand, type CommandContext } from './command.ts';
import { exchangeButtons, findExchange, nearExchanges } from './exchange-names.ts';

/** More lines than these are not read in a chat. */
const LINES_MOST = 15;

const describeOne = (view: ExchangeView, name: string, { locale, now }: CommandContext): { title: string; body: string[] } => {
  const changed = view.suspended.flatMap(({ asset, network, since, reason }) =>
    (since === null ? [] : [{ asset: network === null ? asset : `${asset} (${network})`, since, reason }]));
  return {
    title: locale.statusTitle(name, view.state),
    body: locale.statusBody({
      exchange: name, state: view.state, source: view.sourceState, readAt: view.readAt, now,
      changed: changed.slice(0, LINES_MOST), more: Math.max(0, changed.length - LINES_MOST),
      offFromStart: view.suspended.length - changed.length, rows: view.assets,
    }),
  };
};

/** One line an exchange: those the person is subscribed to, or all. */
const overview = async (context: CommandContext) => {
  const { subscriber, directory, locale, describe } = context;
  const own = Object.values(directory).filter(({ id }) => subscriber.subscriptions[id] !== undefined);
  const shown = own.length === 0 || subscriber.subscriptions[EVERY_EXCHANGE] !== undefined ? Object.values(directory) : own;
  const lines = await Promise.all(shown.map(async (exchange) => {
    const [name, view] = [locale.exchangeName(exchange.names), await describe(exchange.id)];
    return view === undefined ? locale.notRead(name) : locale.statusTitle(name, view.state);
  }));
  return say(locale.commands.status, { body: [lines.map((line) => `• ${line}`).join('\n')], buttons: exchangeButtons(shown, 'status', locale, locale.buttons.status) });
};

export const status: ChatCommand = {
  name: 'status',
  words: ['状況', '状態', 'ステータス', 'status'],
  options: [{ name: 'exchange', required: false }],
  async answer(args, context) {
    const { directory, locale, describe } = context;
    const wanted = args.join(' ');
    if (wanted === '') return { message: await overview(context) };
    const exchange = findExchange(wanted, directory) ?? findExchange(args[0] ?? '', directory);
    if (exchange === undefined) {
      const near = nearExchanges(args[0] ?? '', directory);
      return { message: say(locale.didYouMean, { buttons: exchangeButtons(near.length > 0 ? near : Object.values(directory), 'status', locale, locale.buttons.status) }) };
    }
    const name = locale.exchangeName(exchange.names);
    const view = await describe(exchange.id);
    const links = [{ label: locale.links.statusPage, url: exchange.statusPage }];
    if (view === undefined) return { message: say(locale.notRead(name), { links }) };
    const { title, body } = describeOne(view, name, context);
    return { message: say(title, { body, links }) };
  },
};
