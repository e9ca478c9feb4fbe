import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { constants, setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { LocaleId } from '../../../lib/core/locale-id.ts';
import type { Log } from '../../../lib/core/log.ts';
import { iso, type Instant } from '../../../lib/core/time.ts';
import type { Sentence } from '../../replay/facts.ts';
import { INCIDENTS } from '../../replay/incidents/index.ts';
import type { PlayedForPage } from '../../replay/played-for-page.ts';
import { openStage, type Stage } from './history-stage.ts';
import type { SimulatedPlatform } from './platform.ts';

export type HistoryState = 'idle' | 'playing' | 'telling' | 'told' | 'failed';

/** When a subscriber would have been told, beside when the exchange told. Times are ISO 8601. */
export interface HistoryResult {
  firstTheft: string;
  alert: string | null;
  notice: { at: string; approximate: boolean; what: Sentence } | null;
  assumptions: readonly Sentence[];
}

export interface HistoryShown {
  incidents: { id: string; name: Sentence }[];
  state: HistoryState;
  /** What is or was played. */
  incident: string | null;
  result: HistoryResult | null;
}

/** Recorded thefts, played into the simulated chats. */
export interface History {
  shown(): HistoryShown;
  /** Plays one in the background; says no where there is none of that name, or one is being played. */
  play(incident: string, locale: LocaleId): 'playing' | 'unknown' | 'busy';
  stop(): Promise<void>;
}

const PLAYER = fileURLToPath(new URL('../../replay/for-page.ts', import.meta.url));
/** The longest of the shipped ones takes some 15 s on a small machine. */
const PLAY_MOST_MS = 120_000;
const OUTPUT_MOST_BYTES = 16 * 1024 * 1024;
/** A person reads along: so long between two polls that tell something. */
const POLL_MS = 1_500;

/** In a process of its own and behind everything else: alerts of today go first. */
const playApart = (incident: string, locale: LocaleId, signal: AbortSignal): Promise<PlayedForPage> => {
  const { promise, resolve, reject } = Promise.withResolvers<PlayedForPage>();
  const child = execFile(
    process.execPath,
    [PLAYER, incident, locale],
    { env: { PATH: process.env['PATH'] }, maxBuffer: OUTPUT_MOST_BYTES, timeout: PLAY_MOST_MS, signal },
    (error, out) => {
      if (error === null) resolve(JSON.parse(out) as PlayedForPage);
      else reject(error);
    },
  );
  try {
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, which its own callback tells.
  }
  return promise;
};

const textOf = (at: Instant | null): string | null => (at === null ? null : iso(at));

export const startHistory = async (platforms: readonly SimulatedPlatform[], log: Log): Promise<History> => {
  const stage: Stage = await openStage(platforms, log);
  const stopping = new AbortController();
  // Where no chat is simulated there is nobody to be told.
  const incidents = platforms.length === 0 ? [] : INCIDENTS;
  let [state, incident, result]: [HistoryState, string | null, HistoryResult | null] = ['idle', null, null];
  let playing = Promise.resolve();

  const tell = async (name: Sentence, { messages }: PlayedForPage, locale: LocaleId): Promise<void> => {
    const refs = new Map<string, string>();
    let before: Instant | undefined;
    for (const { at, channel, message, ref, edited } of messages) {
      // One after another, as a person would have had them.
      // oxlint-disable-next-line no-await-in-loop
      if (before !== undefined && before !== at) await sleep(POLL_MS, undefined, { signal: stopping.signal });
      before = at;
      const place = { channel, mark: { name, at: iso(at) }, locale };
      const shown = `${channel} ${ref ?? randomUUID()}`;
      // oxlint-disable-next-line no-await-in-loop
      const told = await stage.tell(place, message, edited ? refs.get(shown) : undefined);
      if (told !== null) refs.set(shown, told);
    }
  };
  const run = async (id: string, locale: LocaleId): Promise<void> => {
    const facts = incidents.find((one) => one.id === id);
    if (facts === undefined) return;
    try {
      const played = await playApart(id, locale, stopping.signal);
      const { firstTheft, alert, notice, noticeIsApproximate, warnings } = played.summary;
      if (warnings.length > 0) throw new Error(`a reader warned: ${warnings[0]}`);
      state = 'telling';
      await tell(facts.names, played, locale);
      result = {
        firstTheft: iso(firstTheft),
        alert: textOf(alert),
        notice:
          notice === null || facts.notice === null
            ? null
            : { at: iso(notice), approximate: noticeIsApproximate, what: facts.notice.what },
        assumptions: facts.assumptions,
      };
      state = 'told';
    } catch (error) {
      if (stopping.signal.aborted) return;
      log.warn('history could not be played', { incident: id, error });
      state = 'failed';
    }
  };
  return {
    shown: () => ({ incidents: incidents.map(({ id, names }) => ({ id, name: names })), state, incident, result }),
    play(wanted, locale) {
      if (!incidents.some(({ id }) => id === wanted)) return 'unknown';
      if (state === 'playing' || state === 'telling') return 'busy';
      [state, incident, result] = ['playing', wanted, null];
      playing = run(wanted, locale);
      return 'playing';
    },
    async stop() {
      stopping.abort();
      await playing;
      await stage.close();
    },
  };
};
