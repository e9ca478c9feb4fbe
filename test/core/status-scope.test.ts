import { describe, expect, it } from 'vitest';
import type { Classification } from '../../lib/core/announcement.ts';
import type { AffectedComponent, StatusIncident, StatusMaintenance } from '../../lib/core/feed.ts';
import { withStatusScope } from '../../lib/core/status-scope.ts';

const read = (more: Partial<Classification> = {}): Classification => ({
  label: 'halt_incident',
  confidence: 0.9,
  evidence: ['halted'],
  assets: [],
  networks: [],
  directions: [],
  whole: false,
  window: null,
  ...more,
});
const scoped = (scope: Partial<NonNullable<AffectedComponent['scope']>> | null): AffectedComponent => ({
  name: 'A component',
  status: 'major_outage',
  scope: scope === null ? null : { asset: null, network: null, directions: [], whole: false, ...scope },
});
const incidentOf = (components: AffectedComponent[], affected: AffectedComponent[] = []): StatusIncident => ({
  id: 'i',
  name: 'Trouble',
  status: 'investigating',
  impact: null,
  url: null,
  startedAt: null,
  updatedAt: null,
  resolvedAt: null,
  components,
  updates: [{ key: 'u', status: 'investigating', at: null, affected }],
});
const BOTH = ['deposit', 'withdrawal'] as const;
const WITHDRAWALS = scoped({ directions: ['withdrawal'], whole: true });
const BITCOIN = scoped({ asset: 'BTC', directions: [...BOTH] });
const POLYGON = scoped({ asset: 'USDC', network: 'Polygon', directions: [...BOTH] });

const after = (classification: Classification, ...rest: Parameters<typeof incidentOf>) => {
  const { assets, networks, directions, whole } = withStatusScope(classification, 'u', {
    incidents: [incidentOf(...rest)],
  });
  return [assets.join(), networks.join(), directions.join(), whole];
};

describe('what a page says in fields', () => {
  it.each<[string, Classification, AffectedComponent[], AffectedComponent[], unknown[]]>([
    ['fills in what words leave out', read(), [BITCOIN], [], ['BTC', '', 'deposit,withdrawal', false]],
    ['names networks', read(), [POLYGON], [], ['USDC', 'Polygon', 'deposit,withdrawal', false]],
    ['is about everything where neither names a coin', read(), [WITHDRAWALS], [], ['', '', 'withdrawal', true]],
    [
      'is wider than words that name a coin',
      read({ assets: ['BTC'] }),
      [WITHDRAWALS],
      [],
      ['BTC', '', 'withdrawal', false],
    ],
    [
      'knows the coins better',
      read({ assets: ['POL'] }),
      [POLYGON],
      [],
      ['USDC', 'Polygon', 'deposit,withdrawal', false],
    ],
    [
      'knows less of the way than words',
      read({ directions: ['deposit'] }),
      [BITCOIN],
      [],
      ['BTC', '', 'deposit', false],
    ],
    [
      'corrects a way that is none of its own',
      read({ directions: ['deposit'] }),
      [WITHDRAWALS],
      [],
      ['', '', 'withdrawal', true],
    ],
    [
      'never makes less of what words say of everything',
      read({ whole: true }),
      [BITCOIN],
      [],
      ['', '', 'deposit,withdrawal', true],
    ],
    ["is the update's where it names some", read(), [WITHDRAWALS], [BITCOIN], ['BTC', '', 'deposit,withdrawal', false]],
    [
      'says nothing by components that mean something else',
      read({ assets: ['ETH'] }),
      [scoped(null)],
      [],
      ['ETH', '', '', false],
    ],
  ])('%s', (_what, classification, components, affected, expected) => {
    expect(after(classification, components, affected)).toEqual(expected);
  });

  it('leaves entries alone that none of its incidents tells', () => {
    const classification = read({ assets: ['BTC'] });
    expect(withStatusScope(classification, 'other', { incidents: [incidentOf([WITHDRAWALS])] })).toBe(classification);
    expect(withStatusScope(classification, 'u', {})).toBe(classification);
  });

  it.each([
    [
      { from: 1, until: 2 },
      { from: 8, until: 9 },
      { from: 1, until: 2 },
    ],
    [
      { from: 1, until: null },
      { from: 8, until: 9 },
      { from: 1, until: 9 },
    ],
    [{ from: null, until: null }, null, null],
  ])('gives a maintenance its window: %j before %j', (window, words, expected) => {
    const maintenance: StatusMaintenance = { ...incidentOf([BITCOIN]), window };
    expect(withStatusScope(read({ window: words }), 'u', { maintenances: [maintenance] }).window).toEqual(expected);
  });
});
