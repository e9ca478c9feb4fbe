import type { Button } from '../core/channel.ts';
import type { Exchange } from '../core/exchange.ts';
import { HOLDINGS_MOST, readAmount, withHolding, type Holding } from '../core/holding.ts';
import { EVERY_ASSET, EVERY_EXCHANGE, type Subscriber } from '../core/subscriber.ts';
import { say, type ChatCommand, type CommandContext, type CommandResult } from './command.ts';
import { assetNamed } from './asset-names.ts';
import { exchangeButtons, leadingExchange, nearExchanges } from './exchange-names.ts';
import { isAssetCode } from './subscription.ts';

/** What most people hold is a tap away. */
const USUAL_ASSETS = ['BTC', 'ETH', 'XRP', 'JPY', 'USDT', 'SOL'];
const EXCHANGES_SHOWN = 9;
const UNREAD_SHOWN = 10;
/** What the button sends to enter several at once; no exchange is called so. */
const SEVERAL = 'several-lines';

type Line =
  | { kind: 'holding'; holding: Holding; exchange: Exchange }
  | { kind: 'no-amount'; exchange: Exchange; asset: string }
  | { kind: 'no-asset'; exchange: Exchange }
  | { kind: 'unknown' };

const assetIn = (word: string): string | undefined => {
  const code = word.normalize('NFKC').toUpperCase();
  return assetNamed(word) ?? (isAssetCode(code) ? code : undefined);
};

/** `0.5BTC` is two words. */
const apart = (words: readonly string[]): string[] =>
  words.flatMap((word) => {
    const [, amount, asset] = /^([\d.,]+)([^\d.,].*)$/.exec(word.normalize('NFKC')) ?? [];
    return amount === undefined || asset === undefined ? [word] : [amount, asset];
  });

/** Asset and amount in either order. */
const readRest = (exchange: Exchange, rest: readonly string[]): Line => {
  const [first, second, ...more] = apart(rest);
  if (first === undefined) return { kind: 'no-asset', exchange };
  if (more.length > 0) return { kind: 'unknown' };
  const [asset, amount] = [
    [first, second],
    [second, first],
  ]
    .map(([code = '', number = '']) => [readAmount(code) === undefined ? assetIn(code) : undefined, readAmount(number)])
    .find(([code, number]) => code !== undefined && (number !== undefined || second === undefined)) ?? [
    undefined,
    undefined,
  ];
  if (asset === undefined) return { kind: 'unknown' };
  if (amount === undefined) return { kind: 'no-amount', exchange, asset };
  return { kind: 'holding', exchange, holding: { exchange: exchange.id, asset, amount } };
};

/** A line without an exchange goes on with the one above. */
const readLines = (lines: readonly string[], directory: CommandContext['directory']): Line[] => {
  let above: Exchange | undefined;
  return lines.map((line): Line => {
    const words = line.split(/[\s:：、]+/).filter((word) => word !== '');
    const named = leadingExchange(words, directory);
    above = named?.exchange ?? above;
    return above === undefined ? { kind: 'unknown' } : readRest(above, named?.rest ?? words);
  });
};

/** Money there is reason enough to be told of the exchange. */
const toldOf = (subscriber: Subscriber, exchanges: readonly Exchange[]): { next: Subscriber; added: Exchange[] } => {
  const { subscriptions } = subscriber;
  const added = exchanges.filter(
    ({ id }) => subscriptions[EVERY_EXCHANGE] === undefined && subscriptions[id] === undefined,
  );
  const more = Object.fromEntries(added.map(({ id }) => [id, [EVERY_ASSET]]));
  return { next: { ...subscriber, subscriptions: { ...subscriptions, ...more } }, added };
};

const listed = (subscriber: Subscriber, { locale, directory }: CommandContext): string[] => {
  const { line } = locale.own.hold;
  const lines = (subscriber.holdings ?? []).map(({ exchange, asset, amount }) => {
    const names = directory[exchange]?.names;
    return line(names === undefined ? exchange : locale.exchangeName(names), asset, amount);
  });
  return lines.length === 0 ? [] : [lines.join('\n')];
};

const overview = (context: CommandContext): CommandResult => {
  const { locale, subscriber, directory } = context;
  const words = locale.own.hold;
  const own = Object.values(directory).filter(({ id }) => subscriber.subscriptions[id] !== undefined);
  const shown = (own.length > 0 ? own : Object.values(directory)).slice(0, EXCHANGES_SHOWN);
  const lines = listed(subscriber, context);
  return {
    message: say(words.title, {
      body: [...(lines.length === 0 ? [words.empty] : lines), words.how, words.kept],
      buttons: [
        ...exchangeButtons(shown, 'hold', locale, words.button),
        { label: words.several, command: `/hold ${SEVERAL}` },
      ],
    }),
  };
};

/** Where there are no forms, several lines are simply pasted. */
const askForSeveral = ({ locale }: CommandContext): CommandResult => {
  const words = locale.own.hold;
  const form = { command: '/hold', label: words.severalLabel, example: words.severalExample, lines: true };
  return { message: say(words.several, { body: [words.how], form }) };
};

const ask = (line: Exclude<Line, { kind: 'holding' | 'unknown' }>, context: CommandContext): CommandResult => {
  const { locale, subscriber, now } = context;
  const words = locale.own.hold;
  const { exchange } = line;
  const name = locale.exchangeName(exchange.names);
  if (line.kind === 'no-amount')
    return {
      message: say(words.howMuch(line.asset, name), {
        form: {
          command: `/hold ${exchange.id} ${line.asset}`,
          label: words.amount,
          example: '0.5',
          lines: false,
        },
      }),
      subscriber: { ...subscriber, asking: { exchange: exchange.id, asset: line.asset, at: now } },
    };
  const buttons: Button[] = USUAL_ASSETS.map((asset) => ({
    label: words.asset(asset),
    command: `/hold ${exchange.id} ${asset}`,
  }));
  return { message: say(words.whichAsset(name), { body: [words.how], buttons }) };
};

const notUnderstood = (
  typed: string,
  unread: readonly number[],
  { locale, directory }: CommandContext,
): CommandResult => {
  const words = locale.own.hold;
  const near = nearExchanges(typed, directory);
  if (near.length > 0)
    return { message: say(locale.didYouMean, { buttons: exchangeButtons(near, 'hold', locale, words.button) }) };
  return {
    message: say(words.title, {
      body: [unread.length > 1 ? words.unread(unread.slice(0, UNREAD_SHOWN)) : words.unclear, words.how],
      buttons: exchangeButtons(Object.values(directory).slice(0, EXCHANGES_SHOWN), 'hold', locale, words.button),
    }),
  };
};

const save = (lines: readonly Line[], unread: readonly number[], context: CommandContext): CommandResult => {
  const { locale, subscriber } = context;
  const words = locale.own.hold;
  const found = lines.filter((line) => line.kind === 'holding');
  const holdings = found.reduce<Holding[]>((all, { holding }) => withHolding(all, holding), subscriber.holdings ?? []);
  if (holdings.length > HOLDINGS_MOST) return { message: say(words.tooMany(HOLDINGS_MOST), { body: [words.how] }) };
  const held = found.filter(({ holding }) => holding.amount !== '0');
  const { asking: _asking, ...before } = subscriber;
  const { next, added } = toldOf({ ...before, holdings }, [...new Set(held.map(({ exchange }) => exchange))]);
  return {
    subscriber: next,
    message: say(words.saved(held.length, found.length - held.length), {
      body: [
        ...listed(next, context),
        ...(unread.length === 0 ? [] : [words.unread(unread.slice(0, UNREAD_SHOWN))]),
        ...(added.length === 0
          ? []
          : [words.alsoTold(locale.list(added.map(({ names }) => locale.exchangeName(names))))]),
      ],
      buttons: [{ label: words.list, command: '/hold' }],
    }),
  };
};

/** A person's own word of what he holds, in one line, several, or step by step. */
export const hold: ChatCommand = {
  name: 'hold',
  words: ['保有', '残高', 'hold'],
  input: 'text',
  options: [
    { name: 'exchange', required: false },
    { name: 'asset', required: false },
    { name: 'amount', required: false },
  ],
  answer(args, context) {
    const typed = args.join(' ').trim();
    if (typed === '') return overview(context);
    if (typed === SEVERAL) return askForSeveral(context);
    const texts = typed
      .split(/[\n;；]/)
      .filter((line) => line.trim() !== '')
      .slice(0, HOLDINGS_MOST + 1);
    const lines = readLines(texts, context.directory);
    const [first] = lines;
    const steps = lines.filter((line) => line.kind === 'no-amount' || line.kind === 'no-asset');
    if (lines.length === 1 && steps[0] !== undefined) return ask(steps[0], context);
    const unread = lines.flatMap(({ kind }, index) => (kind === 'holding' ? [] : [index + 1]));
    if (first === undefined || unread.length === lines.length) return notUnderstood(typed, unread, context);
    return save(lines, unread, context);
  },
};
