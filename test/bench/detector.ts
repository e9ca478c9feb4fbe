import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Contestant } from '../../infra/simulate/baselines.ts';
import { CONTESTANTS } from '../../infra/simulate/contestants.ts';
import { createRandom } from '../../infra/simulate/random.ts';
import type { FlowEvent } from '../../lib/core/outflow.ts';
import { SECOND } from '../../lib/core/time.ts';
import { median } from './median.ts';

const EVENTS = 500_000;
const STREAM_EVENTS = 2_000_000;
const ROUNDS = 5;
const START = Date.UTC(2024, 0, 1);
const MAMORI = resolve(import.meta.dirname, '../../infra/cli/mamori.ts');

const eventsOf = (count: number): FlowEvent[] => {
  const random = createRandom(1);
  return Array.from({ length: count }, (_, index) => ({
    t: START + index * 90 * SECOND,
    kind: 'out',
    amount: Math.exp(1.8 * random.normal()),
    to: `bc1q${Math.floor(random.uniform() * 50_000)}`,
    balance: 2_000 + 500 * random.normal(),
  }));
};

const perSecond = (contestant: Contestant, events: readonly FlowEvent[]): { rate: number; bytes: number } => {
  let state: unknown;
  const rates = Array.from({ length: ROUNDS }, () => {
    state = contestant.create();
    const began = performance.now();
    for (const event of events) contestant.score(state, event, 0);
    return (events.length / (performance.now() - began)) * SECOND;
  });
  return { rate: median(rates), bytes: JSON.stringify(state).length };
};

/** The command on a stream, in a process of its own: the peak that the kernel saw. */
const streamed = async (): Promise<Record<string, unknown>> => {
  const report = `process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n'))`;
  const child = spawn(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(report)}`, MAMORI, 'detect'],
    { env: { PATH: process.env.PATH, MAMORI_ENV_FILE: '' }, stdio: ['pipe', 'ignore', 'pipe'] },
  );
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const closed = once(child, 'close');
  const began = performance.now();
  const random = createRandom(2);
  for (let index = 0; index < STREAM_EVENTS;) {
    let lines = '';
    for (let end = Math.min(STREAM_EVENTS, index + 1_000); index < end; index += 1)
      lines += `{"t":"${new Date(START + index * SECOND).toISOString()}","exchange":"e${index % 20}","wallet":"w${index % 500}","kind":"out","amount":${Math.exp(random.normal())},"to":"bc1q${index % 77_777}","balance":2000}\n`;
    if (!child.stdin.write(lines)) await once(child.stdin, 'drain');
  }
  child.stdin.end();
  await closed;
  return {
    what: `mamori detect, ${STREAM_EVENTS} events of 500 wallets`,
    'events/s': Math.round((STREAM_EVENTS / (performance.now() - began)) * SECOND),
    'peak MB': Math.round(Number(/peak (\d+)/.exec(err)?.[1]) / 1_024),
  };
};

/** Transfers a second on one core beside the simplest detector, bytes of state, and the command's peak memory. */
export const detectorBench = async (): Promise<Record<string, unknown>[]> => {
  const events = eventsOf(EVENTS);
  const simple = perSecond(CONTESTANTS['share in 1 h'], events).rate;
  const rows = Object.entries(CONTESTANTS).map(([what, contestant]) => {
    const { rate, bytes } = perSecond(contestant, events);
    return {
      what,
      'events/s': Math.round(rate),
      'time against share in 1 h': Math.round((simple / rate) * 10) / 10,
      'state bytes': bytes,
    };
  });
  return [...rows, await streamed()];
};
