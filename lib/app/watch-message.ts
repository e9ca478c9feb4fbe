import type { Message } from '../core/channel.ts';
import type { Exchange } from '../core/exchange.ts';
import type { LocaleId } from '../core/locale-id.ts';
import { REGULATOR } from '../core/regulator-news.ts';
import type { Sign, WatchReport } from '../core/watchdog.ts';
import { LOCALES } from '../locales/index.ts';
import { WATCH_WORDS } from '../locales/watch-words.ts';

/** More lines than these are not read in a chat. */
const LINES_MOST = 20;

type Names = Readonly<Record<string, Pick<Exchange, 'names'>>>;

/** Puts a report of the watch over sources into words. */
export type RenderWatch = (report: WatchReport, locale: LocaleId) => Message;

/** `named`: the exchanges by their ids. */
export const createRenderWatch =
  (named: Names): RenderWatch =>
  ({ appeared, ended }, locale) => {
    const [words, { time, exchangeName, buttons }] = [WATCH_WORDS[locale], LOCALES[locale]];
    const nameOf = ({ owner, names }: Sign): string => {
      if (owner === REGULATOR) return words.regulator;
      const known = names ?? (Object.hasOwn(named, owner) ? named[owner]?.names : undefined);
      return known === undefined ? owner : exchangeName(known);
    };
    const lines = [
      ...appeared.map((sign) => words.line(sign.kind, nameOf(sign), sign.source, time(sign.since))),
      ...ended.map((sign) => words.over(nameOf(sign), sign.source)),
    ];
    const more = lines.length - LINES_MOST;
    return {
      title: words.title(appeared.length, ended.length),
      body: [
        [...lines.slice(0, LINES_MOST), ...(more > 0 ? [words.more(more)] : [])].join('\n'),
        ...(appeared.length === 0 ? [] : [words.whatNow]),
      ],
      buttons: [{ label: buttons.statusNow, command: '/status' }],
      links: [],
    };
  };
