import { expect, it } from 'vitest';
import { isContested, outweighs } from '../../lib/core/wallet.ts';

it.each([
  ['published-reserve-list', ['web-crawl'], true],
  ['on-chain-and-press', ['explorer-label', 'community'], true],
  ['on-chain-and-press', ['published-reserve-list'], false],
  ['press', ['inference'], false],
  ['explorer-label', ['web-crawl'], false],
  ['published-reserve-list', [], false],
])('a label by %s stands against those by %j: %s', (confidence, rivals, stands) => {
  expect(outweighs(confidence, rivals)).toBe(stands);
});

it('an alarm is contested where another exchange is named, and this one is not proven', () => {
  expect(isContested({ conflicts: [] })).toBe(false);
  expect(isContested({ conflicts: ['kucoin'] })).toBe(true);
  expect(isContested({ conflicts: ['kucoin'], outweighs: true })).toBe(false);
});
