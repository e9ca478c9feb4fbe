import { describe, expect, it } from 'vitest';
import { Unreadable } from '../../lib/core/exchange.ts';
import { joinReadings } from '../../lib/core/feed-entries.ts';
import { statuspage } from '../../lib/core/feed-formats.ts';
import { decodeBody } from '../../lib/feeds/decode-body.ts';
import { ENTRIES_MOST } from '../../lib/feeds/index.ts';
import { readText } from './made-bodies.ts';
import { recordingNamed, recordingsPresent } from './recordings.ts';

const feed = statuspage('https://status.exchange.example');
const page = { id: 'p', name: 'Exchange', url: 'https://status.exchange.example', time_zone: 'Etc/UTC' };
const read = (body: object) => readText(feed, JSON.stringify({ page, ...body }));

const component = (id: string, name: string, more: object = {}): object => ({
  id,
  name,
  status: 'operational',
  group: false,
  group_id: null,
  updated_at: '2026-05-30T00:00:00.000Z',
  ...more,
});
const update = (id: string, status: string, at: string, more: object = {}): object => ({
  id,
  status,
  body: `${status} words`,
  created_at: at,
  display_at: at,
  updated_at: at,
  affected_components: null,
  ...more,
});
const incident = (more: object = {}): object => ({
  id: 'i1',
  name: 'Crypto Withdrawal Delays',
  status: 'resolved',
  impact: 'minor',
  shortlink: 'https://stspg.io/abc',
  created_at: '2026-05-30T08:00:00Z',
  started_at: '2026-05-30T08:00:00Z',
  updated_at: '2026-05-30T10:00:00Z',
  resolved_at: '2026-05-30T10:00:00Z',
  incident_updates: [
    update('u2', 'resolved', '2026-05-30T10:00:00Z'),
    update('u1', 'investigating', '2026-05-30T08:00:00Z', {
      affected_components: [
        {
          code: 'c1',
          name: 'Digital Currency Funding - Sui (SUI)',
          old_status: 'operational',
          new_status: 'partial_outage',
        },
      ],
    }),
  ],
  components: [component('c1', 'Digital Currency Funding - Sui (SUI)')],
  ...more,
});

describe('the components of a status page', () => {
  it('keep their own states, under the names of their groups', () => {
    const { components } = read({
      components: [
        component('g', 'Digital Currency Funding', { group: true, status: 'major_outage' }),
        component('c1', 'Bitcoin (BTC)', { group_id: 'g', status: 'partial_outage' }),
        component('c2', 'REST', { status: 'sideways' }),
        component('c3', 'Withdrawals', { group_id: 'lost', status: 'under_maintenance' }),
      ],
    });
    expect(components?.map(({ id, group, status, scope }) => [id, group, status, scope?.asset])).toEqual([
      ['c1', 'Digital Currency Funding', 'partial_outage', 'BTC'],
      ['c2', null, 'unknown', undefined],
      ['c3', null, 'under_maintenance', null],
    ]);
  });

  it('are never calm for the one indicator of the page', () => {
    expect(() => read({ status: { indicator: 'none', description: 'All Systems Operational' } })).toThrow(Unreadable);
  });

  it.each([
    ['are no list', { components: {} }],
    ['are null', { components: null }],
    ['have lost their names', { components: [{ id: 'x', status: 'operational' }] }],
    ['are incidents without ids', { incidents: [{ name: 'x' }] }],
    ['are a maintenance of another shape', { scheduled_maintenances: ['x'] }],
  ])('are unreadable where they %s', (_what, body) => {
    expect(() => read(body)).toThrow(Unreadable);
  });

  it('are unreadable where the page does not say who it is', () => {
    expect(() => readText(feed, JSON.stringify({ components: [component('c', 'x')] }))).toThrow(Unreadable);
  });
});

describe('an incident', () => {
  it('tells each of its updates, newest first, at the page of the exchange', () => {
    const { entries } = read({ incidents: [incident()] });
    expect(entries).toEqual([
      {
        key: 'u2',
        title: 'Crypto Withdrawal Delays',
        text: 'Resolved - resolved words',
        url: 'https://status.exchange.example/incidents/i1',
        publishedAt: Date.UTC(2026, 4, 30, 10),
        updatedAt: Date.UTC(2026, 4, 30, 10),
      },
      expect.objectContaining({ key: 'u1', text: 'Investigating - investigating words' }),
    ]);
  });

  it('keeps its components where the closing update names none', () => {
    const [read1] = read({ incidents: [incident()] }).incidents ?? [];
    expect(read1).toMatchObject({
      id: 'i1',
      status: 'resolved',
      impact: 'minor',
      resolvedAt: Date.UTC(2026, 4, 30, 10),
    });
    expect(read1?.components.map(({ scope }) => scope?.asset)).toEqual(['SUI']);
    expect(read1?.updates.map(({ status, affected }) => [status, affected.map((one) => one.status)])).toEqual([
      ['resolved', []],
      ['investigating', ['partial_outage']],
    ]);
  });

  it.each([
    ['no updates', { incident_updates: [] }],
    ['null for updates', { incident_updates: null, components: null }],
    [
      'nothing but a name',
      { incident_updates: undefined, components: undefined, impact: undefined, status: undefined },
    ],
  ])('with %s is an entry of its own', (_what, more) => {
    const { entries } = read({ incidents: [incident(more)] });
    expect(entries).toMatchObject([{ key: 'i1', title: 'Crypto Withdrawal Delays' }]);
  });

  it('bears fields that nobody knows, and updates without ids', () => {
    const { entries } = read({
      incidents: [incident({ postmortem: {}, incident_updates: [{ status: 'x', body: 'y', z: 1 }] })],
    });
    expect(entries).toMatchObject([{ key: 'i1/x/', text: 'X - y' }]);
  });

  it('has the newest updates alone, where there are hundreds', () => {
    const incidents = Array.from({ length: 150 }, (_, n) => {
      const day = new Date(Date.UTC(2026, 0, 1) + n * 3_600_000).toISOString();
      return incident({ id: `i${n}`, incident_updates: [update(`a${n}`, 'x', day), update(`b${n}`, 'y', day)] });
    });
    const { entries } = read({ incidents });
    expect(entries).toHaveLength(ENTRIES_MOST);
    expect(entries[0]?.key).toBe('a149');
  });
});

describe('a scheduled maintenance', () => {
  it('has its window, and is no incident', () => {
    const planned = {
      ...incident({ id: 'm1', name: 'Upgrade', status: 'scheduled', impact: 'maintenance', resolved_at: null }),
      scheduled_for: '2026-07-01T01:00:00.000-07:00',
      scheduled_until: '2026-07-01T01:30:00.000-07:00',
    };
    const reading = read({ incidents: [], scheduled_maintenances: [planned] });
    expect(reading.incidents).toEqual([]);
    expect(reading.maintenances).toMatchObject([
      { id: 'm1', status: 'scheduled', window: { from: Date.UTC(2026, 6, 1, 8), until: Date.UTC(2026, 6, 1, 8, 30) } },
    ]);
    expect(reading.entries).toHaveLength(2);
  });
});

describe('the documents of a page, joined', () => {
  it('tell each update once, and each incident as it was last', () => {
    const open = incident({ status: 'investigating', updated_at: '2026-05-30T08:00:00Z', resolved_at: null });
    const summary = read({
      components: [component('c1', 'Withdrawals')],
      incidents: [open],
      scheduled_maintenances: [],
    });
    const list = read({ incidents: [incident()] });
    const joined = joinReadings([summary, list], ENTRIES_MOST);
    expect(joined.entries.map(({ key }) => key)).toEqual(['u2', 'u1']);
    expect(joined.incidents?.map(({ status }) => status)).toEqual(['resolved']);
    expect(joined.components).toHaveLength(1);
    expect(joined.maintenances).toEqual([]);
  });

  it('say nothing of what none of them holds', () => {
    const joined = joinReadings([read({ incidents: [] })], ENTRIES_MOST);
    expect(joined).toEqual({ entries: [], incidents: [] });
  });
});

describe.skipIf(!recordingsPresent)('on recordings (skipped without the shared folder)', () => {
  const recorded = (name: string) =>
    readText(feed, decodeBody(recordingNamed(`statuspage-v2-discord-2022-02-15-${name}.json`), 'application/json'));

  it('reads components, incidents, maintenances and the summary', () => {
    expect(recorded('components').components).toMatchObject([{ name: 'API', status: 'operational', scope: null }]);
    expect(recorded('incidents').incidents).toMatchObject([
      { name: 'Messaging issues', status: 'resolved', startedAt: Date.UTC(2022, 1, 15, 21, 14, 17), updates: [{}] },
    ]);
    expect(recorded('scheduled-maintenances').maintenances).toMatchObject([
      { status: 'completed', window: { from: Date.UTC(2015, 8, 22, 8), until: Date.UTC(2015, 8, 22, 8, 30) } },
    ]);
    expect(recorded('scheduled-maintenances_active').maintenances).toEqual([]);
    expect(recorded('summary')).toMatchObject({ components: [{}], incidents: [], maintenances: [], entries: [] });
  });

  it('reads nothing out of the indicator', () => {
    expect(() => recorded('status')).toThrow(Unreadable);
  });
});
