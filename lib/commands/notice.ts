import { CHANNEL_IDS, type ChannelId } from '../core/channel.ts';
import { LOCALE_IDS, type LocaleId } from '../core/locale-id.ts';
import { AHEAD_MOST_MS, NOTICE_TEXT_MOST, type NoticeAudience } from '../core/notice.ts';
import type { Instant } from '../core/time.ts';
import { USUAL_ZONES } from '../core/usual-zone.ts';
import { readWhen } from '../core/zoned-time.ts';
import { NOTICE_WORDS } from '../locales/notice-words.ts';
import { say, type ChatCommand, type CommandContext } from './command.ts';
import { findExchange, isEverything } from './exchange-names.ts';

/** The most that LINE charges for a message beyond the plan's own: https://www.lycbiz.com/jp/service/line-official-account/plan/ */
const LINE_YEN_MOST = 3;

/** Undefined for what names nobody. */
const audienceIn = (word: string, { directory }: CommandContext): NoticeAudience | undefined => {
  const name = word
    .replace(/^[@＠]/, '')
    .normalize('NFKC')
    .toLowerCase();
  if (name === '' || isEverything(name)) return { kind: 'all' };
  if (CHANNEL_IDS.includes(name as ChannelId)) return { kind: 'channel', channel: name as ChannelId };
  if (LOCALE_IDS.includes(name as LocaleId)) return { kind: 'language', locale: name as LocaleId };
  const exchange = findExchange(name, directory);
  return exchange === undefined ? undefined : { kind: 'exchange', exchange: exchange.id };
};

/** `@kucoin at=2026-12-01T09:00 the text`, or apart where a platform has options. */
const readNotice = (args: readonly string[]): { text: string; audience: string; at: string } => {
  const [typed = '', option = '', when = ''] = args;
  const [, named = '', afterName = ''] = /^([@＠]\S+)\s+([\s\S]+)$/.exec(typed.trim()) ?? [];
  const rest = named === '' || option !== '' ? typed.trim() : afterName.trim();
  const [, at = '', text = ''] = /^(?:at|日時)[=＝](\S+)\s+([\s\S]+)$/i.exec(rest) ?? [];
  return {
    audience: option === '' ? named : option,
    text: at === '' || when !== '' ? rest : text.trim(),
    at: when === '' ? at : when,
  };
};

/** The administrator's own zone, else the usual one of his language. */
const zoneOf = ({ subscriber, locale }: CommandContext): string => subscriber.quiet?.zone ?? USUAL_ZONES[locale.id];

/** Undefined for no time, or one that is past or too far ahead. */
const startIn = (typed: string, context: CommandContext): Instant | null | undefined => {
  if (typed === '') return null;
  const at = readWhen(typed.replaceAll('_', ' '), zoneOf(context), context.now);
  return at === undefined || at <= context.now || at > context.now + AHEAD_MOST_MS ? undefined : at;
};

/** Drafts a broadcast; it goes out when another administrator approves it. */
export const notice: ChatCommand = {
  name: 'notice',
  words: ['お知らせ', 'notice'],
  audience: 'administrators',
  input: 'text',
  options: [
    { name: 'text', required: true },
    { name: 'audience', required: false },
    { name: 'at', required: false },
  ],
  async answer(args, context) {
    const { desk, locale, directory } = context;
    const words = NOTICE_WORDS[locale.id];
    const { text, audience: named, at } = readNotice(args);
    if (desk === undefined || text === '') return { message: say(words.how) };
    if (text.length > NOTICE_TEXT_MOST) return { message: say(words.tooLong(NOTICE_TEXT_MOST)) };
    const audience = audienceIn(named, context);
    if (audience === undefined) return { message: say(words.unknownAudience) };
    const startsAt = startIn(at, context);
    if (startsAt === undefined) return { message: say(words.badTime) };
    const { notice: drafted, counts } = await desk.draft(text, audience, startsAt);
    const { id, hash } = drafted;
    const names = audience.kind === 'exchange' ? directory[audience.exchange]?.names : undefined;
    return {
      message: say(words.drafted(id), {
        body: [
          text,
          [
            words.audience(audience, names === undefined ? '' : locale.exchangeName(names)),
            words.counts(counts),
            words.cost(counts.line, counts.line * LINE_YEN_MOST),
            words.size(text.length),
            ...(startsAt === null ? [] : [words.startsAt(startsAt, zoneOf(context))]),
          ].join('\n'),
          words.next(id, hash),
        ],
        buttons: [
          { label: words.cancel(id), command: `/cancel ${id}` },
          { label: words.list, command: '/notices' },
        ],
      }),
    };
  },
};
