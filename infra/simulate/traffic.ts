import type { FlowEvent } from '../../lib/core/outflow.ts';
import { DAY, HOUR, MINUTE } from '../../lib/core/time.ts';
import type { Random } from './random.ts';
import type { Regime } from './regimes.ts';

export const STEP_MS = 5 * MINUTE;
const YEAR_MS = 365 * DAY;
const STEPS_A_YEAR = YEAR_MS / STEP_MS;
const CUSTOMERS_KEPT = 2_000;
const WHALES_KEPT = 40;
/** The smallest whale, in medians. */
const WHALE_FROM = 20;
const LEAST_COVER = 400;

/** An exchange-wide state: a run of its customers. */
export interface Run {
  until: number;
}

export interface Traffic {
  /** Events of one step in order of time. */
  step(from: number, run: Run): FlowEvent[];
}

const hourFactor = (at: number): number => 1 + 0.6 * Math.cos((2 * Math.PI * ((at / HOUR + 9 - 21) % 24)) / 24);
const dayFactor = (at: number): number => (Math.floor(at / DAY + 3) % 7 >= 5 ? 0.7 : 1);

/** Ordinary traffic of one hot wallet that pays `rate` customers a day. Balances are after the event. */
export const createTraffic = (rate: number, regime: Regime, random: Random, name: string): Traffic => {
  const sigma = random.between(...regime.sigma);
  const whaleMean = WHALE_FROM * 4;
  const mean = Math.exp((sigma * sigma) / 2) * (1 - regime.whaleShare) + whaleMean * regime.whaleShare;
  const target = Math.max(LEAST_COVER, rate * mean * regime.coverDays);
  const batchMs = random.uniform() < regime.batching ? random.between(10, 30) * MINUTE : 0;
  const [customers, whales]: [string[], string[]] = [[], []];
  let [balance, activity, refillAt, waiting, batchAt, serial] = [target, 0, Number.POSITIVE_INFINITY, 0, 0, 0];
  let later: { at: number; amount: number }[] = [];
  const fresh = (kind: string): string => `${name}-${kind}-${(serial += 1)}`;

  const receiver = (pool: string[], most: number, isNew: number): string => {
    if (pool.length > 0 && random.uniform() >= isNew) return pool[Math.floor(random.uniform() * pool.length)]!;
    const to = fresh('customer');
    if (pool.length < most) pool.push(to);
    else pool[Math.floor(random.uniform() * most)] = to;
    return to;
  };
  const out = (t: number, amount: number, to: string): FlowEvent[] => {
    if (amount <= 0 || amount > balance) return [];
    balance -= amount;
    return [{ t, kind: 'out', amount, to, balance }];
  };
  const payout = (t: number, size: number): FlowEvent[] => {
    const whale = random.uniform() < regime.whaleShare;
    const raw = whale ? WHALE_FROM * random.uniform() ** (-1 / regime.paretoAlpha) : Math.exp(sigma * random.normal());
    const amount = Math.min(raw * size, regime.payoutCap * target);
    const to = whale
      ? receiver(whales, WHALES_KEPT, regime.newWhaleReceiver)
      : receiver(customers, CUSTOMERS_KEPT, regime.newReceiver);
    return amount > balance * 0.9 ? [] : out(t, amount, to);
  };
  const income = (t: number, amount: number, kind: FlowEvent['kind']): FlowEvent[] => {
    balance += amount;
    return [{ t, kind, amount, to: null, balance }];
  };
  const sweep = (t: number): FlowEvent[] => {
    const amount = balance - target;
    if (random.uniform() < regime.unlabelledCold) return out(t, amount, fresh('cold'));
    balance -= amount;
    return [{ t, kind: 'internal', amount, to: `${name}-cold`, balance }];
  };
  const happens = (aYear: number): boolean => random.uniform() < aYear / STEPS_A_YEAR;

  const rare = (t: number): FlowEvent[] => {
    const events: FlowEvent[] = [];
    if (happens(regime.loans)) events.push(...out(t, balance * random.between(0.1, 0.35), fresh('loan')));
    if (happens(regime.otc)) events.push(...out(t, balance * random.between(0.4, 0.7), fresh('otc')));
    if (happens(regime.migrations)) {
      const test = random.uniform() < 0.5;
      if (test) events.push(...out(t, balance * 0.001, fresh('new-wallet')));
      later.push({ at: t + (test ? 30 * MINUTE : 0), amount: random.between(0.85, 1) });
    }
    const due = later.filter(({ at }) => at <= t);
    if (due.length > 0) later = later.filter(({ at }) => at > t);
    for (const { amount } of due) events.push(...out(t, balance * amount, fresh('migrated')));
    return events;
  };

  const control = (t: number): FlowEvent[] => {
    if (balance > 1.6 * target) return sweep(t);
    if (balance < 0.5 * target && refillAt === Number.POSITIVE_INFINITY) refillAt = t + random.between(0.5, 8) * HOUR;
    if (t < refillAt) return [];
    refillAt = Number.POSITIVE_INFINITY;
    return balance < target ? income(t, target - balance, 'in') : [];
  };

  return {
    step(from, run) {
      activity = 0.995 * activity + 0.05 * random.normal();
      const running = from < run.until;
      const pace = ((rate * STEP_MS) / DAY) * hourFactor(from) * dayFactor(from) * Math.exp(activity);
      waiting += random.poisson(pace * (running ? regime.runCount : 1));
      let due = 0;
      if (batchMs === 0 || from >= batchAt) {
        [due, waiting] = [waiting, 0];
        batchAt = from + batchMs;
      }
      const events = rare(from);
      const apart = STEP_MS / (due + 2);
      for (let index = 0; index < due; index += 1)
        events.push(
          ...payout(from + (batchMs === 0 ? Math.floor((index + 1) * apart) : 1), running ? regime.runSize : 1),
        );
      const end = from + STEP_MS - 1;
      // Deposits come to the wallet in lumps, some half of what leaves.
      if (random.uniform() < STEP_MS / (4 * HOUR))
        events.push(...income(end, ((rate * mean) / 6) * random.between(0.2, 1.9), 'in'));
      events.push(...control(end));
      return events;
    },
  };
};

/** Begins runs of an exchange's customers as often as the regime has them. */
export const stepRun = (run: Run, from: number, regime: Regime, random: Random): void => {
  if (random.uniform() < regime.runs / STEPS_A_YEAR) run.until = from + DAY;
};
