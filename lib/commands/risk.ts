import { assessRisk, type ExchangeNow, type ExchangeRisk, type HoldingRisk, type Risk } from '../core/risk/assess.ts';
import { pictureOf } from '../core/risk/picture.ts';
import { readsFlags, type Exchange } from '../core/exchange.ts';
import type { Holding } from '../core/holding.ts';
import { FACTS } from '../facts/index.ts';
import { ageIn } from '../locales/age.ts';
import { RISK_WORDS } from '../locales/risk.ts';
import type { RiskWords } from '../locales/risk-words.ts';
import { say, type ChatCommand, type CommandContext, type CommandResult } from './command.ts';
import { exchangeButtons, leadingExchange, nearExchanges } from './exchange-names.ts';
import { recordLines } from './risk-record.ts';

/** More lines than these are not read in a chat. */
const LINES_MOST = 8;
const BUTTONS_MOST = 6;
/** Flagged above this, whether by one exchange or by all of them together. */
const CONCENTRATED = 0.5;

interface Told {
  words: RiskWords;
  context: CommandContext;
}

const nameOf = (id: string, { locale, directory }: CommandContext): string => {
  const names = directory[id]?.names;
  return names === undefined ? id : locale.exchangeName(names);
};

/** What is known of the exchanges that somebody holds at: a view each, and the open incidents in one list. */
const lookAt = async (holdings: readonly Holding[], context: CommandContext): Promise<(id: string) => ExchangeNow> => {
  const { views: seen, directory } = context;
  const known = (id: string): boolean => directory[id] !== undefined && readsFlags(directory[id]);
  const held = [...Map.groupBy(holdings, ({ exchange }) => exchange)].filter(([id]) => known(id));
  const { views, open } = await seen.held(new Map(held.map(([id, of]) => [id, of.map(({ asset }) => asset)])));
  return (id) => ({
    view: views.get(id),
    open: open.filter(({ exchange }) => exchange === id),
    facts: FACTS[id],
    // Our own log is not ninety days old yet.
    halts: null,
  });
};

const holdingsOf = ({ exchanges }: Risk): (HoldingRisk & { at: string })[] =>
  exchanges.flatMap(({ id, holdings }) => holdings.map((holding) => ({ ...holding, at: id })));

const shorten = (lines: readonly string[], { context }: Told): string[] =>
  lines.length <= LINES_MOST
    ? [...lines]
    : [...lines.slice(0, LINES_MOST), context.locale.andMore(lines.length - LINES_MOST)];

const lockedPart = (risk: Risk, told: Told): string[] => {
  const { words, context } = told;
  const all = holdingsOf(risk);
  const ago = ageIn(context.locale.id);
  const locked = all.filter(({ lock }) => lock.state === 'locked' || lock.state === 'some');
  const unknown = all.filter(({ lock, asset }) => lock.state === 'unknown' && asset !== 'JPY');
  const lines = locked.map(({ asset, at, lock }) =>
    words.lockedLine(
      asset,
      nameOf(at, context),
      lock.since,
      lock.readAt === null ? null : ago(context.now - lock.readAt),
    ),
  );
  return [
    locked.length === 0 ? words.nothingLocked : words.locked(words.yen(risk.locked.yen), shorten(lines, told)),
    ...(unknown.length === 0
      ? []
      : [
          words.unknown(
            context.locale.list(
              shorten(
                unknown.map(({ asset, at }) => `${asset} (${nameOf(at, context)})`),
                told,
              ),
            ),
          ),
        ]),
  ];
};

const exposedPart = (risk: Risk, told: Told): string => {
  const { words, context } = told;
  const exposures = new Map(
    holdingsOf(risk).flatMap(({ at, exposure }) =>
      exposure === undefined
        ? []
        : [[`${at} ${exposure.incident}`, words.exposedLine(nameOf(at, context), exposure)] as const],
    ),
  );
  if (exposures.size === 0) return words.notExposed;
  return words.exposed(
    words.yen(risk.exposed.least),
    words.yen(risk.exposed.most),
    shorten([...exposures.values()], told),
  );
};

const unknownPoints = ({ structural }: ExchangeRisk): number =>
  structural.items.reduce((sum, { known, points }) => sum + (known ? 0 : points), 0);

const pointsPart = (risk: Risk, told: Told): string[] => {
  const { words, context } = told;
  if (risk.points === null) return [];
  const lines = risk.exchanges.map((one) =>
    words.pointsLine(nameOf(one.id, context), one.structural.total, unknownPoints(one)),
  );
  return [words.points(risk.points, shorten(lines, told))];
};

const concentrationPart = ({ largest, hhi }: Risk, { words, context }: Told): string[] =>
  largest === null
    ? []
    : [
        words.concentration(
          nameOf(largest.id, context),
          Math.floor(largest.share * 100),
          largest.share > CONCENTRATED || hhi > CONCENTRATED,
        ),
      ];

const changePart = (risk: Risk, { words, context }: Told): string[] => {
  const { lastRisk } = context.subscriber;
  return lastRisk === undefined || lastRisk.locked === risk.locked.yen
    ? []
    : [words.since(lastRisk.at, words.yen(lastRisk.locked), words.yen(risk.locked.yen))];
};

const ageOfPrices = (risk: Risk, { words, context }: Told): string[] => {
  const oldest = Math.min(...holdingsOf(risk).map(({ pricedAt }) => pricedAt ?? Infinity));
  return Number.isFinite(oldest) ? [words.priced(ageIn(context.locale.id)(context.now - oldest))] : [];
};

const answer = async (only: Exchange | undefined, context: CommandContext): Promise<CommandResult> => {
  const { locale, subscriber, now, prices, directory } = context;
  const words = RISK_WORDS[locale.id];
  const told = { words, context };
  const name = only === undefined ? null : locale.exchangeName(only.names);
  const holdings = (subscriber.holdings ?? []).filter(({ exchange }) => only === undefined || exchange === only.id);
  const enter = { label: words.enter, command: only === undefined ? '/hold' : `/hold ${only.id}` };
  const record = only === undefined ? [] : recordLines(only.id, FACTS[only.id], words, now);
  if (holdings.length === 0)
    return { message: say(words.title(name), { body: [...words.empty, ...record], buttons: [enter] }) };
  const ids = [...new Set(holdings.map(({ exchange }) => exchange))];
  const [book, at] = await Promise.all([prices(), lookAt(holdings, context)]);
  const risk = assessRisk(holdings, book, at, now);
  const isPriced = risk.total.unpriced < holdings.length;
  const picture = pictureOf(risk, { locale: locale.id, at: now });
  const others = only === undefined ? ids.flatMap((id) => directory[id] ?? []).slice(0, BUTTONS_MOST) : [];
  return {
    message: say(words.title(name), {
      ...(picture !== undefined && (await context.draw?.(picture))),
      body: [
        [
          words.total(isPriced ? words.yen(risk.total.yen) : null, risk.total.unpriced),
          ...ageOfPrices(risk, told),
        ].join('\n'),
        ...lockedPart(risk, told),
        exposedPart(risk, told),
        ...(only === undefined ? pointsPart(risk, told) : record),
        ...(only === undefined ? concentrationPart(risk, told) : []),
        ...(only === undefined ? changePart(risk, told) : []),
        words.footer,
      ],
      buttons: [...exchangeButtons(others, 'risk', locale, words.perExchange), enter],
    }),
    // What changes is said against the last look at the whole.
    ...(only === undefined && { subscriber: { ...subscriber, lastRisk: { at: now, locked: risk.locked.yen } } }),
  };
};

/** What of one's own is locked, exposed or at an exchange with a bad record: three answers, each with its age. */
export const risk: ChatCommand = {
  name: 'risk',
  words: ['リスク', '危険度', 'risk'],
  options: [{ name: 'exchange', required: false }],
  answer(args, context) {
    const { directory, locale } = context;
    if (args.length === 0) return answer(undefined, context);
    const named = leadingExchange(args, directory)?.exchange;
    if (named !== undefined) return answer(named, context);
    const near = nearExchanges(args[0] ?? '', directory);
    const shown = near.length > 0 ? near : Object.values(directory);
    return {
      message: say(locale.didYouMean, {
        buttons: exchangeButtons(shown, 'risk', locale, RISK_WORDS[locale.id].perExchange),
      }),
    };
  },
};
