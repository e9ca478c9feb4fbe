import type { Incoming } from '../core/channel.ts';
import type { Exchange } from '../core/exchange.ts';
import type { ExchangeViews } from '../core/exchange-view.ts';
import { Conflict, type Identify, type IncidentStore, type SubscriberStore } from '../core/stores.ts';
import type { AdministratorDesk } from '../core/administrators.ts';
import type { Log } from '../core/log.ts';
import type { NoticeDesk } from '../core/notice-desk.ts';
import type { RiskPicture } from '../core/risk/picture.ts';
import type { PriceBook } from '../core/price.ts';
import type { ReportDesk } from '../core/reports.ts';
import { ARRIVALS_MOST, ARRIVALS_WORTH_SAYING, countsArrival, type ArrivalStore } from '../core/arrivals.ts';
import { DEFAULT_LEVEL, type Subscriber, type SubscriberId } from '../core/subscriber.ts';
import { reportSignal, reportStatement } from '../core/reports.ts';
import type { Statement } from '../core/statement.ts';
import { countCommand } from '../core/rate.ts';
import { readAmount } from '../core/holding.ts';
import { MINUTE, type Clock, type Instant } from '../core/time.ts';
import { say } from '../commands/command.ts';
import type { ChatCommand, CommandContext, CommandResult, Drawn } from '../commands/command.ts';
import { findExchange, NAME_MOST } from '../commands/exchange-names.ts';
import { COMMANDS } from '../commands/index.ts';
import { likeliest } from '../commands/likeliest.ts';
import { readSentence } from '../commands/read-sentence.ts';
import { argsOf, parseCommand, type ParsedCommand } from '../commands/parse-command.ts';
import { LOCALES } from '../locales/index.ts';
import type { Answer } from './answer.ts';
import { createAnswerGroup, type GroupPorts } from './answer-group.ts';
import { firstLocale } from './first-locale.ts';

/** Somebody who taps many buttons at once writes his item as often: each round at least one of them wins. */
const TRIES = 12;

export interface AnswerPorts {
  subscribers: SubscriberStore;
  incidents: IncidentStore;
  identify: Identify;
  directory: Readonly<Record<string, Exchange>>;
  views: ExchangeViews;
  prices: () => Promise<PriceBook>;
  /** A picture, as the channel takes it. */
  draw?: ((picture: RiskPicture) => Promise<Drawn>) | undefined;
  administers?: GroupPorts['administers'];
  /** How many new people come; without it, nobody counts them. */
  arrivals?: ArrivalStore | undefined;
  /** What customers say of exchanges; without it, nothing is counted. */
  reports?: ReportDesk | undefined;
  log?: Pick<Log, 'warn'> | undefined;
  clock: Clock;
  publicUrl?: string | undefined;
  /** Official accounts. */
  accounts?: CommandContext['accounts'];
  /** Who they are now: asked where a command of theirs is, and only there. */
  administrators?: (() => Promise<readonly SubscriberId[]>) | undefined;
  /** What administrators do, by whom and by which message. */
  desks?: ((by: SubscriberId, event: string) => Desks) | undefined;
  /** Takes what many customers say into the exchange's incidents. */
  takeInStatements?: ((exchange: string, statements: readonly Statement[]) => Promise<void>) | undefined;
  /** Whether administrators alone are told of incidents. */
  shadow?: boolean | undefined;
}

/** What an administrator alone is given. */
export interface Desks {
  desk: NoticeDesk;
  administrators: AdministratorDesk;
}

const asked = ({ kind, command, text }: Incoming, directory: AnswerPorts['directory']): ParsedCommand | undefined => {
  if (kind === 'joined') return { command: COMMANDS.start, args: [] };
  const named = command === undefined ? undefined : Object.values(COMMANDS).find(({ name }) => name === command.name);
  if (named === undefined) return readSentence(text, directory) ?? parseCommand(text);
  return { command: named, args: argsOf(named, command?.options ?? {}) };
};

/** Whoever writes an exchange's name and nothing else wants to know how it is. */
const namedOnly = ({ text }: Incoming, directory: AnswerPorts['directory']): ParsedCommand | undefined =>
  findExchange(text.slice(0, NAME_MOST), directory) === undefined
    ? undefined
    : { command: COMMANDS.status, args: [text] };

/** A question that is older than this is forgotten. */
const ASKING_MS = 10 * MINUTE;

/** Whoever was asked how much he holds, and sends a number, has answered. */
const amountAlone = ({ text }: Incoming, { asking }: Subscriber, now: Instant): ParsedCommand | undefined =>
  asking === undefined || now - asking.at > ASKING_MS || readAmount(text) === undefined
    ? undefined
    : { command: COMMANDS.hold, args: [`${asking.exchange} ${asking.asset} ${text}`] };

type From = Incoming & { from: NonNullable<Incoming['from']> };

/** A person who writes is there again, and reached where he writes from. */
const present = (subscriber: Subscriber, { from }: From): Subscriber => {
  const moved = from.route !== undefined && from.route !== subscriber.address.route;
  return subscriber.active && !moved
    ? subscriber
    : { ...subscriber, active: true, address: { ...subscriber.address, ...from } };
};

/**
 * Answers what a person has said, and keeps what it changes: at most his own item, once (and an administrator's
 * verdict on an incident). Somebody new is stored
 * with his first word. In a group nothing is shown or changed.
 */
export const createAnswerCommand = (ports: AnswerPorts) => {
  const newcomer = (incoming: From): Subscriber => ({
    id: ports.identify(incoming.channel, incoming.from.id),
    channel: incoming.channel,
    address: incoming.from,
    locale: firstLocale(incoming),
    level: DEFAULT_LEVEL,
    subscriptions: {},
    active: true,
    createdAt: ports.clock(),
    version: 0,
  });

  /** Whether more new people come than can: such a one is answered, and not stored. */
  const isFlooded = async ({ channel, id }: Subscriber): Promise<boolean> => {
    const people = (await ports.arrivals?.arrive(channel, id)) ?? 0;
    // Once for each so many: those who do not count read the same number.
    if (people > 0 && people % ARRIVALS_WORTH_SAYING === 0 && countsArrival(id))
      ports.log?.warn('many new people come', { channel, people });
    return people > ARRIVALS_MOST;
  };

  const isFor = async ({ id }: Subscriber, { audience }: ChatCommand): Promise<boolean> =>
    audience !== 'administrators' || (await ports.administrators?.())?.includes(id) === true;

  /** Enough of them are a hint for everybody who follows it. */
  const raise = async (exchange: string): Promise<void> => {
    const book = await ports.reports?.recent(exchange);
    const signal = book === undefined ? null : reportSignal(book, ports.clock());
    if (signal !== null) await ports.takeInStatements?.(exchange, [reportStatement(signal, ports.clock())]);
  };

  /** A mark leads to its person's deletion and goes with it: who has deleted himself meanwhile leaves none behind. */
  const keepReport = async (id: SubscriberId, { exchange, report }: NonNullable<CommandResult['reported']>) => {
    await ports.reports?.add(exchange, report);
    await raise(exchange);
    if ((await ports.subscribers.load(id)) === undefined) await ports.reports?.forget(id);
  };

  /** The marks go last: whoever is reporting at this moment looks for the person behind his own write. */
  const forget = async (id: SubscriberId): Promise<void> => {
    await ports.subscribers.forget(id);
    await ports.reports?.forget(id);
  };

  const once = async (incoming: From): Promise<Answer> => {
    const stored = await ports.subscribers.load(ports.identify(incoming.channel, incoming.from.id));
    const subscriber = stored === undefined ? newcomer(incoming) : present(stored, incoming);
    const locale = LOCALES[subscriber.locale];
    const now = ports.clock();
    const { rate, tooFast } = countCommand(stored?.rate, now);
    if (tooFast) return { message: say(locale.tooFast), locale: subscriber.locale };
    if (stored === undefined && (await isFlooded(subscriber)))
      return { message: say(locale.crowded), locale: subscriber.locale };
    const found =
      asked(incoming, ports.directory) ??
      amountAlone(incoming, subscriber, now) ??
      namedOnly(incoming, ports.directory);
    const parsed = found !== undefined && (await isFor(subscriber, found.command)) ? found : undefined;
    const isAdministrator = parsed?.command.audience === 'administrators';
    const desks = isAdministrator ? ports.desks?.(subscriber.id, `${incoming.channel}#${incoming.eventId}`) : undefined;
    const context: CommandContext = { ...ports, administrators: undefined, ...desks, subscriber, locale, now };
    const result =
      parsed === undefined
        ? { message: likeliest(incoming.text, context) }
        : await parsed.command.answer(parsed.args, context);
    const next = ('subscriber' in result ? result.subscriber : undefined) ?? subscriber;
    if ('forget' in result && result.forget) await forget(subscriber.id);
    else await ports.subscribers.save({ ...next, rate });
    const judged = 'judged' in result ? result.judged : undefined;
    if ('reported' in result && result.reported !== undefined) await keepReport(subscriber.id, result.reported);
    if (judged !== undefined) await ports.incidents.judge(judged.incident, judged.verdict);
    return { message: result.message, locale: next.locale };
  };

  const answerGroup = createAnswerGroup(ports);
  return async (incoming: Incoming): Promise<Answer | undefined> => {
    const { from } = incoming;
    if (from === null) return undefined;
    const meant = incoming.kind === 'command' ? asked(incoming, ports.directory) : undefined;
    if (incoming.group !== undefined && meant?.command === COMMANDS.here)
      return answerGroup(incoming, incoming.group, meant.args);
    if (incoming.chat === 'group') {
      // A command of another bot is small talk to this one.
      if (meant === undefined) return undefined;
      const locale = firstLocale(incoming);
      return { message: say(LOCALES[locale].inGroup), locale };
    }
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once({ ...incoming, from });
      } catch (error) {
        if (!(error instanceof Conflict) || attempt === TRIES) throw error;
      }
    }
  };
};
