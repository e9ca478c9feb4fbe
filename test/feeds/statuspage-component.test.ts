import { describe, expect, it } from 'vitest';
import { decodeBody } from '../../lib/feeds/decode-body.ts';
import { componentScope } from '../../lib/feeds/statuspage-component.ts';
import { recordingNamed, recordingsPresent } from './recordings.ts';

describe('the name of a component', () => {
  const both = ['deposit', 'withdrawal'];
  it.each<[string, string | null, string | null, string | null, string[], boolean]>([
    ['Digital Currency Funding - Ethereum (ETH) - Polygon', null, 'ETH', 'Polygon', both, false],
    ['Digital Currency Funding - Sui (SUI)', null, 'SUI', null, both, false],
    ['0x (ZRX) - Ethereum', null, 'ZRX', 'Ethereum', both, false],
    ['USDC (USDC) - Sui', 'Digital Currency Funding', 'USDC', 'Sui', both, false],
    ['Bitcoin (BTC) Deposits/Withdrawals', null, 'BTC', null, both, false],
    ['Bitcoin (BTC) Withdrawals', 'Exchange', 'BTC', null, ['withdrawal'], false],
    ['Bitcoin (BTC)', 'Deposits', 'BTC', null, ['deposit'], false],
    ['Fiat Currency Funding - Euro (EUR) - SEPA', null, 'EUR', null, both, false],
    ['Withdrawals', null, null, null, ['withdrawal'], true],
    ['Deposits & Withdrawals', 'Exchange', null, null, both, true],
    ['Crypto withdrawals', 'Singapore', null, null, ['withdrawal'], true],
    ['暗号資産の出金', null, null, null, ['withdrawal'], true],
    ['入庫・出庫', null, null, null, both, true],
  ])('%s in %s', (name, group, asset, network, directions, whole) => {
    expect(componentScope(name, group)).toEqual({ asset, network, directions, whole });
  });

  it.each([
    ['Trading', null],
    ['REST', null],
    ['Prop Trading', null],
    ['Bitcoin (BTC)', null],
    ['Bitcoin (BTC)', 'Trading'],
    ['Bitcoin (BTC) - Trading', null],
    ['Bitcoin (BTC) Withdrawals - Germany', null],
    ['SEPA Withdrawals', null],
    ['Fiat Withdrawals', null],
    ['Withdrawals', 'Fiat Currency Funding'],
    ['Withdrawals', 'Singapore'],
    ['Withdrawals - Mobile App', null],
    ['Transfers', null],
    ['Funding', null],
    ['出金', null],
    ['Digital Currency Funding - Ethereum', null],
    ['', null],
    [' - - ', ' - '],
    ['constructor', '__proto__'],
  ])('%s in %s says nothing', (name, group) => {
    expect(componentScope(name, group)).toBeNull();
  });

  it.skipIf(!recordingsPresent)('is read as Kraken gives it (skipped without the shared folder)', () => {
    const note = JSON.parse(decodeBody(recordingNamed('kraken-incident-shape-note.json'), null)) as {
      component_name_patterns: string[];
    };
    const assets = note.component_name_patterns.map((name) => componentScope(name, null)?.asset ?? null);
    expect(assets).toEqual(['ETH', 'SUI', 'USDC', 'ZRX', null, null]);
  });
});
