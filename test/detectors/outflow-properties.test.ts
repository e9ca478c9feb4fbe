import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FlowEvent } from '../../lib/core/outflow.ts';
import { MINUTE } from '../../lib/core/time.ts';
import { advance, createFlowState, outflowDetector, retract, type FlowState } from '../../lib/detectors/outflow.ts';
import { warmWallet } from './warm-wallet.ts';

const TOTAL = 1_000;
const MOST_BYTES = 8 * 1_024;
const warm = warmWallet();
const copy = (): FlowState => structuredClone(warm.state);
const pay = (t: number, amount: number, balance: number | null, to: string): FlowEvent => ({
  t,
  kind: 'out',
  amount,
  to,
  balance,
});

const amounts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 10 });
/** Payments a minute apart, each known with its balance. */
const paymentsOf = (parts: readonly number[], unit = 1): FlowEvent[] => {
  let balance = TOTAL;
  return parts.map((amount, index) => {
    balance -= amount;
    return pay(warm.now + index * MINUTE, amount * unit, balance * unit, `new-${index % 3}`);
  });
};

describe('outflow detector, whatever comes', () => {
  it('scores a larger drain no lower', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (share, part) => {
          const scoreOf = (one: number): number =>
            advance(copy(), pay(warm.now, one * TOTAL, TOTAL - one * TOTAL, 'thief')).score;
          expect(scoreOf(share)).toBeGreaterThanOrEqual(scoreOf(Math.max(1e-6, share * part)) - 1e-9);
        },
      ),
    );
  });

  it('has counted the same of equal-time payments in any order', () => {
    fc.assert(
      fc.property(amounts, fc.integer(), (parts, seed) => {
        const events = parts.map((amount, index) => pay(warm.now, amount, null, `new-${index}`));
        const turned = events.toSorted((a, b) => ((a.amount * 7919 + seed) % 13) - ((b.amount * 7919 + seed) % 13));
        const [one, other] = [copy(), copy()];
        for (const event of events) advance(one, event);
        for (const event of turned) advance(other, event);
        for (const index of [0, 1, 2]) expect(one.out[index]).toBeCloseTo(other.out[index]!, 6);
        expect(one.balance).toBeCloseTo(other.balance!, 6);
      }),
    );
  });

  it('says the same in any unit', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom(1e-18, 1e-8, 1e6, 1e18), (parts, unit) => {
        const [one, other] = [createFlowState(), createFlowState()];
        const scaled = paymentsOf(parts, unit).map((event) => advance(other, event));
        for (const [index, event] of paymentsOf(parts).entries()) {
          const plain = advance(one, event);
          expect(scaled[index]?.level).toBe(plain.level);
          expect(scaled[index]?.score).toBeCloseTo(plain.score, 6);
        }
      }),
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, -5])(
    'an amount of %s changes nothing',
    (amount) => {
      const state = copy();
      expect(advance(state, pay(warm.now, amount, 0, 'thief')).level).toBeNull();
      expect(state).toEqual(warm.state);
      retract(state, pay(warm.now, amount, 0, 'thief'));
      expect(state).toEqual(warm.state);
    },
  );

  it('finite scores and a state that JSON holds in 8 KB, from anything', () => {
    const event = fc.record({
      t: fc.integer({ min: 0, max: 2e12 }),
      kind: fc.constantFrom('out', 'in', 'internal'),
      amount: fc.double(),
      to: fc.option(fc.string()),
      balance: fc.option(fc.double()),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 80 }), (events) => {
        const state = createFlowState();
        for (const one of events) expect(Number.isFinite(advance(state, one).score)).toBe(true);
        expect(JSON.stringify(state).length).toBeLessThanOrEqual(MOST_BYTES);
      }),
    );
  });

  it('remembers no more than 8 KB of many large receivers', () => {
    const state = createFlowState();
    for (let index = 0; index < 5_000; index += 1)
      advance(state, pay(warm.now + index * 7 * MINUTE, 30 + 1 / (index + 3), TOTAL, `large-${index}`));
    expect(JSON.stringify(state).length).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('goes on from what was stored as if it had not been', () => {
    fc.assert(
      fc.property(amounts, (parts) => {
        let stored = copy();
        const kept = copy();
        for (const event of paymentsOf(parts)) {
          stored = JSON.parse(JSON.stringify(stored)) as FlowState;
          expect(advance(stored, event)).toEqual(advance(kept, event));
        }
      }),
    );
  });

  it('takes a payment back', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 900 }), (parts, amount) => {
        const [one, other] = [copy(), copy()];
        const gone = pay(warm.now, amount, null, 'thief');
        advance(one, gone);
        retract(one, gone);
        for (const event of parts.map((part, index) => pay(warm.now + (index + 1) * MINUTE, part, null, 'x')))
          for (const state of [one, other]) advance(state, event);
        for (const index of [0, 1, 2]) {
          expect(one.out[index]).toBeCloseTo(other.out[index]!, 6);
          expect(one.fresh[index]).toBeCloseTo(other.fresh[index]!, 6);
        }
        expect(one.balance).toBeCloseTo(other.balance!, 6);
        expect(one.payees).toEqual(other.payees);
      }),
    );
  });

  it('takes the alarm back with the payment that it rested on', () => {
    const state = copy();
    const gone = pay(warm.now, 970, 30, 'thief');
    expect(advance(state, gone).level).toBe('critical');
    retract(state, gone);
    expect(state.held).toEqual([null, null, null]);
  });

  it('as a port begins with null and leaves a given state as it was', () => {
    const gone = pay(warm.now, 970, 30, 'thief');
    const first = outflowDetector.advance(null, gone);
    expect(first.assessment.level).toBe('critical');
    const before = structuredClone(first.state);
    outflowDetector.advance(first.state, pay(warm.now + MINUTE, 20, 10, 'thief'));
    expect(outflowDetector.retract(first.state, gone)?.held).toEqual([null, null, null]);
    expect(first.state).toEqual(before);
    expect(outflowDetector.retract(null, gone)).toBeNull();
  });
});
