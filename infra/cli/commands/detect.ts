import { OUTFLOW_LEVELS, type FlowEvent, type OutflowLevel } from '../../../lib/core/outflow.ts';
import { HOUR, type Instant } from '../../../lib/core/time.ts';
import {
  advance,
  createFlowState,
  currentLevel,
  NEIGHBOUR_SCORE,
  type FlowState,
} from '../../../lib/detectors/outflow.ts';
import { CommandFailed, type Command } from '../command.ts';
import { outflowSentence } from '../outflow-sentence.ts';
import { parseOptions } from '../parse-options.ts';
import { readLines } from '../read-lines.ts';

const OPTIONS = { file: { type: 'string' } } as const;
const KINDS: readonly unknown[] = ['out', 'in', 'internal'] satisfies FlowEvent['kind'][];
const DECIMAL = /^\d+(\.\d+)?$/;

interface Line {
  event: FlowEvent;
  exchange: string;
  wallet: string;
  asset: string;
}

class BadLine extends Error {}

const amountOf = (value: unknown, name: string): number => {
  const amount = typeof value === 'string' && DECIMAL.test(value) ? Number(value) : value;
  if (typeof amount !== 'number' || !Number.isFinite(amount) || amount < 0)
    throw new BadLine(`${name} is to be a number of 0 or more`);
  return amount;
};

const textOf = (value: unknown, name: string): string => {
  if (typeof value !== 'string' || value === '') throw new BadLine(`${name} is to be a text`);
  return value;
};

const objectOf = (text: string): Record<string, unknown> => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BadLine('no JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BadLine('no JSON object');
  return value as Record<string, unknown>;
};

const lineOf = (text: string): Line => {
  const fields = objectOf(text);
  const t = typeof fields.t === 'string' ? Date.parse(fields.t) : Number.NaN;
  if (Number.isNaN(t)) throw new BadLine('t is to be a time such as 2024-05-31T04:00:00Z');
  if (!KINDS.includes(fields.kind)) throw new BadLine('kind is to be out, in or internal');
  const { to, balance } = fields;
  return {
    event: {
      t,
      kind: fields.kind as FlowEvent['kind'],
      amount: amountOf(fields.amount, 'amount'),
      to: to === undefined || to === null ? null : textOf(to, 'to'),
      balance: balance === undefined || balance === null ? null : amountOf(balance, 'balance'),
      ...(fields.announced === true && { announced: true }),
    },
    exchange: textOf(fields.exchange, 'exchange'),
    wallet: textOf(fields.wallet, 'wallet'),
    asset: fields.asset === undefined || fields.asset === null ? '' : textOf(fields.asset, 'asset'),
  };
};

const rank = (level: OutflowLevel | null): number => (level === null ? -1 : OUTFLOW_LEVELS.indexOf(level));

/** Other wallets of the exchange that were conspicuous within the hour. */
const neighboursOf = (conspicuous: Map<string, Instant>, wallet: string, now: Instant): number => {
  let count = 0;
  for (const [other, at] of conspicuous) {
    if (now - at > HOUR) conspicuous.delete(other);
    else if (other !== wallet) count += 1;
  }
  return count;
};

const createRun = (print: (line: string) => void): ((line: Line) => void) => {
  const states = new Map<string, FlowState>();
  const exchanges = new Map<string, Map<string, Instant>>();
  return ({ event, exchange, wallet, asset }) => {
    const key = `${exchange}\t${wallet}\t${asset}`;
    let state = states.get(key);
    if (state === undefined) states.set(key, (state = createFlowState()));
    let conspicuous = exchanges.get(exchange);
    if (conspicuous === undefined) exchanges.set(exchange, (conspicuous = new Map()));
    const before = currentLevel(state, event.t);
    const neighbours = conspicuous.size === 0 ? 0 : neighboursOf(conspicuous, wallet, event.t);
    const { level, score, share, reasons } = advance(state, event, { neighbours });
    if (score >= NEIGHBOUR_SCORE) conspicuous.set(wallet, event.t);
    if (level === null || rank(level) <= rank(before)) return;
    print(
      JSON.stringify({
        t: new Date(event.t).toISOString(),
        exchange,
        wallet,
        ...(asset !== '' && { asset }),
        level,
        score: Math.round(score * 100) / 100,
        share: Math.round(share * 10_000) / 10_000,
        reasons: reasons.map(outflowSentence),
      }),
    );
  };
};

/** Prints an alarm a line when the level of a wallet rises, while the input is still open. */
export const detect: Command = {
  summary: 'tells unusual outflows in a stream of wallet events',
  usage: '[--file FILE|-]',
  async run(args, { print }) {
    const { file = '-' } = parseOptions(args, OPTIONS);
    const take = createRun(print);
    let last = Number.NEGATIVE_INFINITY;
    await readLines(file, (text, number) => {
      if (text.trim() === '') return;
      try {
        const line = lineOf(text);
        if (line.event.t < last) throw new BadLine('earlier than the line before: events come in order of time');
        last = line.event.t;
        take(line);
      } catch (error) {
        if (error instanceof BadLine) throw new CommandFailed(`line ${number}: ${error.message}`, { cause: error });
        throw error;
      }
    });
  },
};
