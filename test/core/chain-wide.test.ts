import { describe, expect, it } from 'vitest';
import { createChainWide } from '../../lib/core/chain-wide.ts';
import type { Incident, IncidentMember } from '../../lib/core/incident.ts';
import { namedOutflow } from '../../lib/core/outflow-lifecycle.ts';
import { CHAIN_WIDE_WITHIN_MS } from '../../lib/core/verdict-limits.ts';
import { play } from './lifecycle-play.ts';

const NOW = Date.UTC(2026, 10, 25);
const memberOf = (asset: string, more: Partial<IncidentMember> = {}): IncidentMember => ({
  asset,
  network: null,
  phase: 'reported',
  offSince: NOW - 60_000,
  turnedAt: NOW - 60_000,
  readings: 1,
  flips: [],
  everConfirmed: false,
  reason: null,
  ...more,
});
const at = (exchange: string, members: IncidentMember[], more: Partial<Incident> = {}): Incident => {
  const { incident } = play(['+++', '-++']);
  if (incident === undefined) throw new Error('the script opens no incident');
  return { ...incident, exchange, members, ...more };
};
const isChainWide =
  (open: readonly Incident[], now: number) =>
  (exchange: string) =>
  (row: Parameters<ReturnType<ReturnType<typeof createChainWide>>>[0]): boolean =>
    createChainWide(open, now)(exchange)(row).length > 0;
const sol = { asset: 'SOL', network: null };

describe('what stands still on a chain', () => {
  const two = [at('a', [memberOf('SOL')]), at('b', [memberOf('SOL')])];

  it('is the same at three exchanges, the one that is asked about included', () => {
    expect(isChainWide(two, NOW)('c')(sol)).toBe(true);
    expect(isChainWide(two, NOW)('a')(sol)).toBe(false);
    expect(isChainWide([...two, at('c', [memberOf('SOL')])], NOW)('a')(sol)).toBe(true);
    expect(isChainWide(two, NOW)('c')({ asset: 'BTC', network: null })).toBe(false);
  });

  it.each<[string, Incident]>([
    ['stopped longer ago', at('b', [memberOf('SOL', { offSince: NOW - CHAIN_WIDE_WITHIN_MS - 1 })])],
    ['is open again', at('b', [memberOf('SOL', { phase: 'recovering' })])],
    ['is another network', at('b', [memberOf('SOL', { network: 'ERC20' })])],
    ['stopped everything', at('b', [memberOf('SOL')], { whole: true })],
    ['is the same exchange once more', at('a', [memberOf('SOL')])],
  ])('is not counted where one %s', (_, other) => {
    expect(isChainWide([at('a', [memberOf('SOL')]), other], NOW)('c')(sol)).toBe(false);
  });

  it('goes by the network, however it is spelt and whatever the asset', () => {
    const open = [
      at('a', [memberOf('USDT', { network: 'TRC20' })]),
      at('b', [memberOf('USDC', { network: 'TRC-20' })]),
    ];
    expect(isChainWide(open, NOW)('c')({ asset: 'TRX', network: 'trc20' })).toBe(true);
    expect(isChainWide(open, NOW)('c')({ asset: 'USDT', network: 'ERC20' })).toBe(false);
  });

  it('excuses no exchange from which something unusual leaves', () => {
    const open = [...two, namedOutflow('c-o1', 'c', NOW)];
    expect(isChainWide(open, NOW)('c')(sol)).toBe(false);
    expect(isChainWide(open, NOW)('d')(sol)).toBe(true);
  });

  it('names the incidents of the others, the oldest first, and not its own', () => {
    const open = [
      at('a', [memberOf('SOL')], { id: 'a-2', openedAt: NOW - 1 }),
      at('b', [memberOf('SOL')], { id: 'b-1', openedAt: NOW - 2 }),
      at('c', [memberOf('SOL')], { id: 'c-1', openedAt: NOW - 3 }),
    ];
    expect(createChainWide(open, NOW)('c')(sol)).toEqual(['b-1', 'a-2']);
    expect(createChainWide(open, NOW)('d')(sol)).toEqual(['c-1', 'b-1', 'a-2']);
  });
});
