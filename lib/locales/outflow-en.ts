import type { OutflowSeen, OutflowSum } from '../core/outflow-incident.ts';
import type { OutflowReason, SecondSignal } from '../core/outflow.ts';
import type { Tier } from '../core/transfer.ts';
import { grouped, minutesBetween, percent, type OutflowFacts, type OutflowWords } from './outflow-words.ts';

const clock = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
const time = (at: number): string => `${clock.format(at)} UTC`;
const items = new Intl.ListFormat('en', { type: 'conjunction' });
const addresses = (count: number): string => (count === 1 ? 'one address' : `${count} addresses`);
const minutes = (count: number): string => (count === 1 ? 'a minute' : `${count} minutes`);

const assetsOf = ({ sums, more }: OutflowSeen): string =>
  items.format([...sums.map(({ asset }) => asset), ...(more > 0 ? [`${more} more`] : [])]);

const what = (kind: OutflowSeen['kind'], assets: string): string =>
  kind === 'outflow' ? `unusual outflow of ${assets}` : `theft of ${assets} suspected`;

const title = ({ exchange, reason, over, seen }: OutflowFacts): string => {
  const named = `${exchange}: ${what(seen.kind, assetsOf(seen))}`;
  if (reason === 'corrected') return over ? `${named}: taken back` : `${named}: corrected`;
  if (reason === 'resolved') return `${exchange}: no further unusual outflow of ${assetsOf(seen)}`;
  return seen.kind === 'outflow' ? `${named} (unconfirmed)` : named;
};

const sum = ({ asset, moved, yen, pricedAt }: OutflowSum): string => {
  if (moved === null) return `${asset} (the amount cannot be read)`;
  const worth =
    yen === null || pricedAt === null ? 'value not known' : `about ¥${grouped(yen)}, price of ${time(pricedAt)}`;
  return `${grouped(moved)} ${asset} (${worth})`;
};

const REASON: { [K in OutflowReason['kind']]: (reason: Extract<OutflowReason, { kind: K }>) => string } = {
  'new-receivers': ({ share, receivers, minutes: within }) =>
    `${percent(share)} % of the wallet went to ${addresses(receivers)} never paid before, within ${minutes(within)}.`,
  'largest-ever': ({ times }) =>
    `The largest payment so far is exceeded ${Math.max(1, Math.round(times * 10) / 10)} times.`,
  burst: ({ count, minutes: within }) => `${count} large payments to new addresses came within ${minutes(within)}.`,
  drained: ({ share, minutes: within }) => `${percent(share)} % of the wallet left within ${minutes(within)}.`,
  coincidence: ({ wallets }) => `Other wallets of the exchange do the same (${wallets}).`,
  announced: () => 'The exchange has announced work for this time.',
};
const because = (reason: OutflowReason): string => (REASON[reason.kind] as (of: OutflowReason) => string)(reason);

const TIER: Record<Tier, string> = {
  seen: 'The newest transfers have just been seen, and the chain may still undo them.',
  confirmed: 'The transfers are confirmed on the chain.',
  final: 'The transfers cannot be undone any more.',
};

const SIGNAL: { [K in SecondSignal['kind']]: (signal: Extract<SecondSignal, { kind: K }>) => string } = {
  'several-wallets': ({ wallets }) => `${wallets} of its wallets pay out unusually at the same time`,
  'unannounced-halt': () => 'the exchange has stopped withdrawals without notice',
  'official-wording': () => "the exchange's own words point to it",
};
const signalled = (signal: SecondSignal): string => (SIGNAL[signal.kind] as (of: SecondSignal) => string)(signal);

const sureness = ({ kind, signals, tier, disputed }: OutflowSeen): string =>
  [
    kind === 'outflow'
      ? 'Unconfirmed: this is read from the public chain. Often an exchange moves money to a wallet of its own that is not known yet.'
      : `A theft is suspected and not confirmed: ${items.format(signals.map(signalled))}.`,
    ...(disputed ? ['Whose wallet it is, is disputed: lists contradict each other.'] : []),
    TIER[tier],
  ].join(' ');

const body = (facts: OutflowFacts): string[] => {
  const { seen, reason, over } = facts;
  const chains = items.format(Object.values(seen.chains).map(({ en }) => en));
  const left = `${items.format(seen.sums.map(sum))}${seen.more > 0 ? ` and ${seen.more} more assets` : ''}`;
  const seenSo = `${left} left ${seen.wallets === 1 ? 'one wallet' : `${seen.wallets} wallets`} of ${facts.exchange}${chains === '' ? '' : ` on ${chains}`} since ${time(seen.since)}, within ${minutes(minutesBetween(seen.since, seen.at))}, to ${addresses(Math.max(1, seen.receivers))}.`;
  if (reason === 'corrected' && over)
    return [
      'What this alert rested on was replaced on the chain: the transfers did not happen as they were read. We are sorry for the alarm.',
      `It had said: ${seenSo}`,
    ];
  if (reason === 'resolved')
    return [
      `Nothing unusual has left for six hours. ${seenSo}`,
      'That is not to say that it has come back: we have not seen that. Read what the exchange itself says.',
    ];
  return [
    ...(reason === 'corrected' ? ['Less has left than we said: some transfers were replaced on the chain.'] : []),
    seenSo,
    ...(seen.reasons.length === 0 ? [] : [seen.reasons.map(because).join(' ')]),
    sureness(seen),
    'Nobody outside can know yet whether customers lose anything. Read the official page, and do not send new deposits until it is clear. If you want to withdraw, open the official site or app yourself, not by a link from anybody. Nobody who offers help needs your password or keys.',
  ];
};

export const outflowEn: OutflowWords = { title, body };
