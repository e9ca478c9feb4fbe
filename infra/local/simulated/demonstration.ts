import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../../lib/core/log.ts';
import { demoBody } from './demo-recording.ts';
import { listOf, objectOf } from './json.ts';
import { startLoopbackServer } from './loopback-server.ts';

export type DemoState = 'idle' | 'playing' | 'frozen' | 'recovering';
export type DemoPlay = 'freeze' | 'recovery';

/** How the demonstration reaches the product: from outside, as everyone does. */
export interface DemoStage {
  /** Has the demonstration's exchange read at once. */
  poll(): Promise<unknown>;
  /** JSON of the public API. */
  read(path: string): Promise<unknown>;
}

export interface Demonstration {
  /** For MAMORI_DEMO_URL. */
  url: string;
  state(): DemoState;
  /** Plays in the background, after what is being played. */
  play(what: DemoPlay): void;
  /** Ends what an earlier process has left frozen. */
  start(stage: DemoStage): void;
  stop(): Promise<void>;
}

/** Readings follow each other so fast while something is played; a person watches. */
const READING_MS = 1_500;
/** Flapping asks for four times the recovery time: well within these. */
const READINGS_MOST = 30;

/**
 * An exchange that does not exist, for whoever wants to see what happens in a freeze. It publishes its availability
 * over HTTP as any other; only its being read is hurried.
 */
export const startDemonstration = async (log: Log): Promise<Demonstration> => {
  let [state, frozen]: [DemoState, boolean] = ['idle', false];
  const server = await startLoopbackServer(
    ({ path }) => (path === '/availability' ? { status: 200, body: demoBody(frozen) } : { status: 404, body: {} }),
    log,
  );
  const stopping = new AbortController();
  let stage: DemoStage | undefined;

  const incidents = async (): Promise<unknown[]> => {
    const answer = objectOf(await stage?.read('/api/incidents?exchange=demo&status=open'));
    return listOf(answer.incidents).map((incident) => objectOf(incident).status);
  };
  const isCalm = async (): Promise<boolean> => {
    const [source] = listOf(objectOf(await stage?.read('/api/exchanges/demo')).sources);
    return objectOf(source).state === 'fresh' && (await incidents()).length === 0;
  };
  /** Has it read again and again until the product says so. */
  const until = async (said: () => Promise<boolean>): Promise<void> => {
    for (let reading = 0; reading < READINGS_MOST; reading += 1) {
      if (reading > 0) await sleep(READING_MS, undefined, { signal: stopping.signal });
      await stage?.poll();
      if (await said()) return;
    }
    throw new Error('the demonstration was not seen');
  };
  const plays: Record<DemoPlay, () => Promise<void>> = {
    async freeze() {
      if (state !== 'idle') return;
      state = 'playing';
      // What is off at first sight is told to nobody.
      await until(isCalm);
      frozen = true;
      await until(async () => (await incidents()).includes('confirmed'));
      state = 'frozen';
    },
    async recovery() {
      if (state !== 'frozen') return;
      [state, frozen] = ['recovering', false];
      await until(isCalm);
      state = 'idle';
    },
  };
  let playing = Promise.resolve();
  const next = (work: () => Promise<void>): void => {
    playing = playing.then(work).catch((error: unknown) => {
      if (stopping.signal.aborted) return;
      log.warn('the demonstration did not go as it should', { error });
      state = frozen ? 'frozen' : 'idle';
    });
  };
  return {
    url: `${server.url}/availability`,
    state: () => state,
    play(what) {
      next(plays[what]);
    },
    start(given) {
      stage = given;
      next(async () => {
        if ((await incidents()).length === 0) return;
        state = 'frozen';
        await plays.recovery();
      });
    },
    async stop() {
      stopping.abort();
      await playing;
      await server.close();
    },
  };
};
