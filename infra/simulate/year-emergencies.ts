import type { Random } from './random.ts';
import { stopRows } from './year-happenings.ts';
import { DAYS, HOURS, type EmergencyKind, type Minute, type Script } from './year-script.ts';
import { everything, instant, oneRow, say, type Scope } from './year-words.ts';

const begin = (script: Script, kind: EmergencyKind, scope: Scope, from: Minute, until: Minute, episode: number) => {
  stopRows(script, scope, [from, until], 'emergency', episode);
  script.emergencies.push({ kind, from, until, rows: scope.rows, isWhole: scope.isWhole });
};

const outage = ({ faults }: Script, from: Minute, until: Minute): void => {
  faults.push({ from: Math.round(from), until: Math.round(until), kind: 'unreachable', of: 1 });
};

/** BTC or ETH, on its own chain. */
const largeAsset = (script: Script, random: Random): Scope =>
  oneRow(script.exchange, random, random.uniform() < 0.5 ? 0 : 1);

/** A halt without notice, in the ways of the past: reassuring words, scope that grows, at a time when nothing can be read. */
export const addEmergency = (
  script: Script,
  random: Random,
  kind: EmergencyKind,
  from: Minute,
  episode: number,
): Minute => {
  const all = everything(script.exchange);
  const until = Math.round(from + random.between(6 * HOURS, 5 * DAYS));
  if (kind === 'growing scope') {
    const grows = from + Math.round(random.between(20, 60));
    begin(script, kind, largeAsset(script, random), from, until, episode);
    begin(script, kind, all, grows + Math.round(random.between(20, 180)), until, episode);
    return until;
  }
  if (kind === 'one large asset') begin(script, kind, largeAsset(script, random), from, until, episode);
  else begin(script, kind, all, from, until, episode);
  if (kind === 'everything, called maintenance')
    say(script, random, from + random.between(-5, 5), {
      label: 'halt_planned',
      whole: true,
      window: { from: instant(from), until: instant(from + 4 * HOURS) },
    });
  if (kind === 'during an outage') outage(script, from - random.between(5, 60), from + random.between(5, 60));
  if (kind === 'right after an outage') outage(script, from - random.between(10, 120), from);
  return until;
};
