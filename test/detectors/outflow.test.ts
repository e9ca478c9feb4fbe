import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { advance, createFlowState, currentLevel, tellAgain, type FlowState } from '../../lib/detectors/outflow.ts';
import { warmWallet } from './warm-wallet.ts';
import type { Assessment, FlowEvent } from '../../lib/core/outflow.ts';
import { HOUR, MINUTE, SECOND } from '../../lib/core/time.ts';

const START = Date.UTC(2024, 0, 1);
/** Of the wallet, before a scenario. */
const TOTAL = 1_000;
const RANKS = [null, 'watch', 'warn', 'critical'];
const rank = (level: Assessment['level']): number => RANKS.indexOf(level);

const play = (state: FlowState, events: FlowEvent[]): { at: number; level: Assessment['level'] }[] =>
  events.map((event) => ({ at: event.t, level: advance(state, event).level }));

const out = (t: number, amount: number, balance: number | null, to = 'thief'): FlowEvent => ({
  t,
  kind: 'out',
  amount,
  to,
  balance,
});

const shared = process.env['MAMORI_SHARED_DIR'] ?? '../shared';
interface Scenario {
  id: string;
  announced?: boolean;
  transfers: [number, number, number | string][];
  expected: string;
}
const scenarios = (): Scenario[] => {
  try {
    return JSON.parse(readFileSync(join(shared, 'data/risk/theft-scenarios.json'), 'utf8')).scenarios;
  } catch {
    return [];
  }
};

const eventsOf = ({ transfers, announced }: Scenario, now: number): FlowEvent[] => {
  let balance = TOTAL;
  return transfers.map(([seconds, share, to]) => {
    const kind = to === 'own' ? 'internal' : share < 0 ? 'in' : 'out';
    const amount = kind === 'in' ? -share * TOTAL : Math.min(share * TOTAL, balance * 0.999);
    balance += kind === 'in' ? amount : -amount;
    const receiver = to === 'known' ? 'regular-1' : `new-${to}`;
    return { t: now + seconds * SECOND, kind, amount, to: receiver, balance, ...(announced && { announced }) };
  });
};

describe.skipIf(scenarios().length === 0)('scenarios of the design (skipped without the shared folder)', () => {
  it.each(scenarios())('$id: $expected', (scenario) => {
    const { state, now } = warmWallet();
    const levels = play(state, eventsOf(scenario, now));
    const by = (minutes: number): number =>
      Math.max(...levels.filter(({ at }) => at <= now + minutes * MINUTE).map(({ level }) => rank(level)));
    const expected: Record<string, () => void> = {
      'CRITICAL by 15 min': () => expect(by(15)).toBe(rank('critical')),
      'CRITICAL at first poll': () => expect(by(1)).toBe(rank('critical')),
      'WARN by 60 min': () => expect(by(60)).toBeGreaterThanOrEqual(rank('warn')),
      none: () => expect(by(1e6)).toBe(0),
      'at most WARN': () => expect(by(1e6)).toBeLessThanOrEqual(rank('warn')),
    };
    expect(Object.keys(expected)).toContain(scenario.expected);
    expected[scenario.expected]?.();
  });
});

describe('outflow detector', () => {
  it('tells a total drain of a wallet that it sees for the first time', () => {
    expect(advance(createFlowState(), out(START, 970, 30)).level).toBe('critical');
  });

  it('never alarms on a test transfer alone, and on what follows it', () => {
    const { state, now } = warmWallet();
    const levels = play(state, [
      out(now, 0.01, 999.99),
      out(now + 2 * MINUTE, 0.02, 999.97, 'thief-2'),
      out(now + 60 * MINUTE, 900, 99.97),
    ]).map(({ level }) => level);
    expect(levels.slice(0, 2)).toEqual([null, null]);
    expect(rank(levels[2] ?? null)).toBeGreaterThanOrEqual(rank('warn'));
  });

  it('does not flood at first sight', () => {
    const state = createFlowState();
    const levels = Array.from(
      { length: 200 },
      (_, index) => advance(state, out(START + index * 10 * MINUTE, 1 + (index % 7), TOTAL, `customer-${index}`)).level,
    );
    expect(new Set(levels)).toEqual(new Set([null]));
  });

  it('rises, holds, and clears 6 hours later', () => {
    const { state, now } = warmWallet();
    advance(state, out(now, 970, 30));
    expect(currentLevel(state, now)).toBe('critical');
    expect(currentLevel(state, now + 6 * HOUR - 1)).toBe('critical');
    expect(currentLevel(state, now + 6 * HOUR)).toBeNull();
  });

  it.each([
    ['10 points more', { level: 'warn', share: 0.4 }, { level: 'warn', share: 0.5 }, true],
    ['9 points more', { level: 'warn', share: 0.4 }, { level: 'warn', share: 0.49 }, false],
    ['graver', { level: 'warn', share: 0.4 }, { level: 'critical', share: 0.41 }, true],
    ['over', { level: 'warn', share: 0.4 }, { level: null, share: 0.6 }, false],
  ] as const)('tells again: %s', (_, told, next, expected) => {
    expect(tellAgain(told, next)).toBe(expected);
  });

  it('never alarms on dust or on own moves', () => {
    const { state, now } = warmWallet();
    const dust = Array.from({ length: 500 }, (_, index) => out(now + index * SECOND, 1e-9, TOTAL, `dust-${index}`));
    const own: FlowEvent = { t: now + HOUR, kind: 'internal', amount: 990, to: 'cold', balance: 10 };
    expect(new Set(play(state, [...dust, own]).map(({ level }) => level))).toEqual(new Set([null]));
  });
});
