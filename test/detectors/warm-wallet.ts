import { DAY, HOUR, MINUTE } from '../../lib/core/time.ts';
import { advance, createFlowState, type FlowState } from '../../lib/detectors/outflow.ts';

const START = Date.UTC(2024, 0, 1);
/** What the wallet holds. */
const TOTAL = 1_000;

/** 45 ordinary days: 60 payments a day of some 0.01 % to 0.2 %, each tenth to a steady customer of up to 1 %. */
export const warmWallet = (): { state: FlowState; now: number } => {
  const state = createFlowState();
  let seed = 7;
  const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  let now = START;
  while (now < START + 45 * DAY) {
    now += -Math.log(random()) * 24 * MINUTE;
    const regular = random() < 0.1;
    const amount = TOTAL * (regular ? 0.01 * random() : 0.0001 * 20 ** random());
    const to = regular ? `regular-${Math.floor(random() * 5)}` : `customer-${Math.floor(random() * 1e9)}`;
    advance(state, { t: now, kind: 'out', amount, to, balance: TOTAL });
  }
  return { state, now: now + HOUR };
};
