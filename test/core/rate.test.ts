import { expect, it } from 'vitest';
import { COMMANDS_A_MINUTE, countCommand, type Rate } from '../../lib/core/rate.ts';

const play = (times: readonly number[]): boolean[] => {
  let rate: Rate | undefined;
  return times.map((at) => {
    const counted = countCommand(rate, at);
    ({ rate } = counted);
    return counted.tooFast;
  });
};

it('lets as many through as anyone reads, and lets go of it a minute later', () => {
  const fast = Array.from({ length: COMMANDS_A_MINUTE + 2 }, (_, n) => n * 10);
  expect(play(fast).filter(Boolean)).toHaveLength(2);
  expect(play([...fast, 59_999, 60_000, 60_001]).slice(-3)).toEqual([true, false, false]);
});

it('is not locked out by a clock that was set back', () => {
  expect(countCommand({ since: 1_000_000, count: 1_000 }, 0)).toEqual({ rate: { since: 0, count: 1 }, tooFast: false });
});
