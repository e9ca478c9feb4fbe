import { readsFlags, type Exchange } from '../core/exchange.ts';
import { AGE_LEAST_MS, reportOf, weightOf } from '../core/report-weight.ts';
import { countReport, NO_REPORTS, REPORTS_A_DAY, reportStanding, saidBefore, withReport } from '../core/reports.ts';
import { EVERY_EXCHANGE } from '../core/subscriber.ts';
import { DAY } from '../core/time.ts';
import { STANDING_WORDS } from '../locales/exchange-standing.ts';
import { REPORT_WORDS } from '../locales/report-words.ts';
import { assetNamed } from './asset-names.ts';
import { say, type ChatCommand, type CommandContext, type CommandResult } from './command.ts';
import { exchangeButtons, isEverything, leadingExchange, nearExchanges } from './exchange-names.ts';
import { flagsLine } from './status.ts';
import { isAssetCode } from './subscription.ts';

/** The exchanges that he follows, or all of those that serve anybody. */
const offered = ({ directory, subscriber }: CommandContext): Exchange[] => {
  const all = Object.values(directory).filter((exchange) => exchange.standing === undefined);
  const own = all.filter(({ id }) => subscriber.subscriptions[id] !== undefined);
  return own.length > 0 ? own : all;
};

const askWhich = (title: string, exchanges: readonly Exchange[], { locale }: CommandContext): CommandResult => ({
  message: say(title, { buttons: exchangeButtons(exchanges, 'report', locale, REPORT_WORDS[locale.id].button) }),
});

/** Closed, merged, or all of it suspended: nothing is to be found out by reports. */
const notServing = (exchange: Exchange, { locale }: CommandContext): CommandResult | undefined => {
  const { standing } = exchange;
  if (standing === undefined) return undefined;
  const words = STANDING_WORDS[locale.id];
  return {
    message: say(words.title(locale.exchangeName(exchange.names), standing), {
      body: [...words.body(standing), REPORT_WORDS[locale.id].notCounted],
      links: [{ label: words.source, url: standing.source }],
      buttons: [{ label: locale.buttons.statusNow, command: `/status ${exchange.id}` }],
    }),
  };
};

/** The code of an asset that was named; nothing of what else somebody writes in his trouble. */
const assetIn = (words: readonly string[]): string | undefined => {
  const [word = ''] = words;
  const code = word.normalize('NFKC').toUpperCase();
  return assetNamed(word) ?? (isAssetCode(code) ? code : undefined);
};

/** What the exchange itself shows now, of all of it and of the asset. */
const shownState = async (exchange: Exchange, rest: readonly string[], context: CommandContext): Promise<string> => {
  const { locale, views } = context;
  const asset = assetIn(rest);
  const wanted = new Map([[exchange.id, asset === undefined ? [] : [asset]]]);
  const view = readsFlags(exchange) ? (await views.held(wanted)).views.get(exchange.id) : undefined;
  // A code that the exchange does not list is a stranger's word: it is not repeated.
  const state = asset === undefined ? undefined : view?.assetStates?.get(asset);
  return [
    flagsLine(exchange, view, context),
    ...(asset === undefined || state === undefined ? [] : [REPORT_WORDS[locale.id].asset(asset, state)]),
  ].join('\n');
};

/** What becomes of the report, and what is to be kept of it. */
const takeIn = async (
  exchange: Exchange,
  context: CommandContext,
): Promise<Omit<CommandResult, 'message'> & { said: string; isMany: boolean }> => {
  const { subscriber, reports, now, locale } = context;
  const words = REPORT_WORDS[locale.id];
  const book = (await reports?.recent(exchange.id)) ?? NO_REPORTS;
  const report = reportOf(subscriber, exchange.id, reports?.mark(exchange.id, subscriber.id) ?? '', now);
  const isMany = reportStanding(book, now).state === 'several';
  if (saidBefore(book, report)) return { said: words.again, isMany };
  const { reported, tooMany } = countReport(subscriber.reported, now);
  if (tooMany) return { said: words.tooMany(REPORTS_A_DAY), isMany };
  const next = { ...subscriber, reported };
  if (weightOf(report) === 0) return { said: words.tooNew(AGE_LEAST_MS / DAY), isMany, subscriber: next };
  return {
    said: words.counted,
    isMany: reportStanding(withReport(book, report), now).state === 'several',
    subscriber: next,
    reported: { exchange: exchange.id, report },
  };
};

/** "My withdrawal is stuck": counted as a weak signal. */
export const report: ChatCommand = {
  name: 'report',
  words: ['報告', 'report'],
  options: [
    { name: 'exchange', required: true },
    { name: 'asset', required: false },
  ],
  async answer(args, context) {
    const { locale, directory, subscriber } = context;
    const words = REPORT_WORDS[locale.id];
    const [first = ''] = args;
    if (first === '' || isEverything(first)) return askWhich(words.which, offered(context), context);
    const named = leadingExchange(args, directory);
    if (named === undefined) {
      const near = nearExchanges(first, directory);
      return askWhich(locale.didYouMean, near.length > 0 ? near : offered(context), context);
    }
    const { exchange, rest } = named;
    const standing = notServing(exchange, context);
    if (standing !== undefined) return standing;
    const { said, isMany, ...kept } = await takeIn(exchange, context);
    const told = subscriber.subscriptions[exchange.id] ?? subscriber.subscriptions[EVERY_EXCHANGE];
    return {
      message: say(words.thanks(locale.exchangeName(exchange.names)), {
        body: [said, `${await shownState(exchange, rest, context)}\n${isMany ? words.several : words.few}`, words.next],
        links: [{ label: locale.links.statusPage, url: exchange.statusPage }],
        buttons: [
          { label: locale.buttons.statusNow, command: `/status ${exchange.id}` },
          ...(told === undefined ? exchangeButtons([exchange], 'subscribe', locale, locale.buttons.subscribe) : []),
          { label: locale.buttons.incidents, command: `/incidents ${exchange.id}` },
        ],
      }),
      ...kept,
    };
  },
};
