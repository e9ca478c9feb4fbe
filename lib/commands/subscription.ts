import type { Message } from '../core/channel.ts';
import { EVERY_ASSET, EVERY_EXCHANGE, type Subscriber } from '../core/subscriber.ts';
import { say, type CommandContext, type CommandName } from './command.ts';
import { exchangeButtons, isEverything, leadingExchange, nearExchanges } from './exchange-names.ts';

/** The item of a subscriber stays small, and a list readable. */
export const SUBSCRIPTIONS_MOST = 100;
/** The longest codes in the recorded lists have 15 characters. */
const ASSET = /^[A-Z0-9.$-]{1,20}$/;
export const isAssetCode = (text: string): boolean => ASSET.test(text);

export interface Scope {
  /** Exchange id, or EVERY_EXCHANGE. */
  exchange: string;
  /** Asset code, or EVERY_ASSET. */
  asset: string;
}

/** What was typed as a scope, or the answer that asks for one. */
export const readScope = (args: readonly string[], command: CommandName, context: CommandContext): Scope | Message => {
  const { directory, locale } = context;
  const [first = ''] = args;
  const label = command === 'unsubscribe' ? locale.buttons.unsubscribe : locale.buttons.subscribe;
  if (first === '')
    return say(locale.whichExchange, { buttons: exchangeButtons(Object.values(directory), command, locale, label) });
  if (isEverything(first)) return { exchange: EVERY_EXCHANGE, asset: EVERY_ASSET };
  const named = leadingExchange(args, directory);
  if (named === undefined) {
    const near = nearExchanges(first, directory);
    return say(locale.didYouMean, {
      buttons: exchangeButtons(near.length > 0 ? near : Object.values(directory), command, locale, label),
    });
  }
  const [second = ''] = named.rest;
  if (second === '' || isEverything(second)) return { exchange: named.exchange.id, asset: EVERY_ASSET };
  const asset = second.normalize('NFKC').toUpperCase();
  return isAssetCode(asset)
    ? { exchange: named.exchange.id, asset }
    : say(locale.badAsset, { buttons: exchangeButtons([named.exchange], command, locale, label) });
};

export const isMessage = (scope: Scope | Message): scope is Message => 'title' in scope;

/** `BTC at KuCoin`, `KuCoin`, `all exchanges` in the reader's language. */
export const nameScope = ({ exchange, asset }: Scope, { directory, locale }: CommandContext): string => {
  if (exchange === EVERY_EXCHANGE) return locale.everyExchange;
  const names = directory[exchange]?.names;
  return locale.scope(
    names === undefined ? exchange : locale.exchangeName(names),
    asset === EVERY_ASSET ? null : asset,
  );
};

export const scopesOf = ({ subscriptions }: Subscriber): Scope[] =>
  Object.entries(subscriptions).flatMap(([exchange, assets]) => assets.map((asset) => ({ exchange, asset })));

/** With the scope; the same object where it is there already. */
export const withScope = (subscriber: Subscriber, { exchange, asset }: Scope): Subscriber => {
  const assets = subscriber.subscriptions[exchange] ?? [];
  return assets.includes(asset)
    ? subscriber
    : { ...subscriber, subscriptions: { ...subscriber.subscriptions, [exchange]: [...assets, asset] } };
};

/** The wider subscription that takes a scope in as well, if there is one. */
export const widerScope = ({ subscriptions }: Subscriber, { exchange, asset }: Scope): Scope | undefined => {
  const everywhere = { exchange: EVERY_EXCHANGE, asset: EVERY_ASSET };
  if (exchange !== EVERY_EXCHANGE && subscriptions[EVERY_EXCHANGE] !== undefined) return everywhere;
  return asset !== EVERY_ASSET && subscriptions[exchange]?.includes(EVERY_ASSET) === true
    ? { exchange, asset: EVERY_ASSET }
    : undefined;
};

/** Without the scope: an exchange takes its assets with it, `all` takes everything. */
export const withoutScope = (subscriber: Subscriber, { exchange, asset }: Scope): Subscriber => {
  if (exchange === EVERY_EXCHANGE)
    return Object.keys(subscriber.subscriptions).length === 0 ? subscriber : { ...subscriber, subscriptions: {} };
  const assets = subscriber.subscriptions[exchange];
  if (assets === undefined || (asset !== EVERY_ASSET && !assets.includes(asset))) return subscriber;
  const { [exchange]: _gone, ...others } = subscriber.subscriptions;
  const rest = asset === EVERY_ASSET ? [] : assets.filter((code) => code !== asset);
  return { ...subscriber, subscriptions: rest.length === 0 ? others : { ...others, [exchange]: rest } };
};

/** The command that subscribes to a scope, or ends it, as a button sends it. */
export const commandFor = (command: 'subscribe' | 'unsubscribe', { exchange, asset }: Scope): string => {
  if (exchange === EVERY_EXCHANGE) return `/${command} all`;
  return asset === EVERY_ASSET ? `/${command} ${exchange}` : `/${command} ${exchange} ${asset}`;
};
