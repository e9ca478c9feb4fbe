import { describe, expect, test } from 'vitest';
import { INCIDENTS } from '../../infra/replay/incidents/index.ts';
import { scheduleOf } from '../../infra/replay/schedule.ts';
import { rawOf, theftMovements } from '../../infra/replay/theft.ts';
import { createVirtualNodes } from '../../infra/replay/virtual-world.ts';
import { CHAINS } from '../../lib/chains/index.ts';
import type { Chain } from '../../lib/core/chain.ts';
import { addDecimals, formatUnits } from '../../lib/core/decimal.ts';

const chains: Readonly<Record<string, Chain>> = CHAINS;

describe.each(INCIDENTS)('$id', (facts) => {
  test('the thefts come to exactly the totals that sources give', () => {
    const sums: Record<string, string> = {};
    for (const { asset, amount } of facts.thefts) sums[asset.asset] = addDecimals(sums[asset.asset] ?? '0', amount);
    expect(sums).toEqual(facts.totals);
  });

  test('each transfer names its source, and addresses and amounts are ones of their chain', () => {
    for (const { asset, from, to, source, amount, at, between } of facts.thefts) {
      expect(source).not.toBe('');
      expect(rawOf({ asset, amount })).toBeGreaterThan(0n);
      const chain = chains[asset.chain];
      for (const address of [...from, to]) expect(chain?.canonical(address)).toBe(address);
      if (asset.contract !== null) expect(chain?.token(asset.contract)).toMatchObject({ asset: asset.asset });
      expect([at, ...(between ?? [])].every((time) => time === null || !Number.isNaN(Date.parse(time)))).toBe(true);
    }
  });

  test('no wallet ever pays more than it has, and the ordinary days end at the stated balance', () => {
    const schedule = scheduleOf(facts);
    const nodes = createVirtualNodes(schedule.movements, { ...schedule, clock: () => schedule.until });
    for (const { address, asset, balance } of facts.wallets) {
      const virtual = nodes.find(({ chain }) => chain.id === asset.chain)?.virtual;
      const last = virtual?.tip().height ?? 0;
      for (let height = last; virtual?.block(height) !== undefined; height -= 1)
        expect(virtual.balanceAt(address, asset.contract, height)).toBeGreaterThanOrEqual(0n);
      let before = last;
      while ((virtual?.block(before)?.at ?? 0) >= schedule.firstTheft) before -= 1;
      expect(formatUnits(virtual?.balanceAt(address, asset.contract, before) ?? 0n, asset.decimals)).toBe(balance);
    }
  });

  test('the same seed makes the same days', () => {
    expect(scheduleOf(facts)).toEqual(scheduleOf(facts));
  });
});

test('Coincheck: eleven transfers, 526,300,010 XEM, those without a minute spaced evenly', () => {
  const coincheck = INCIDENTS.find(({ id }) => id === 'coincheck-2018');
  const times = theftMovements({ id: 'coincheck-2018', thefts: coincheck?.thefts ?? [] }).map(({ at }) => at);
  expect(times).toHaveLength(11);
  expect(coincheck?.totals).toEqual({ XEM: '526300010' });
  const gaps = times.slice(2, 6).map((at, index) => at - (times[index + 1] ?? 0));
  expect(new Set(gaps).size).toBe(1);
});
