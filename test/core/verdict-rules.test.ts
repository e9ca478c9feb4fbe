import { describe, expect, it } from 'vitest';
import type { Flag } from '../../lib/core/exchange-store.ts';
import { isAbout, saidOf, withCompanions } from '../../lib/core/said.ts';
import { claims, openFromStatement } from '../../lib/core/statement-incident.ts';
import { keptOf, renewedStatement, STATEMENTS_MOST, type Statement } from '../../lib/core/statement.ts';
import { DAY, HOUR, MINUTE } from '../../lib/core/time.ts';
import {
  CLAIMS_MS,
  COMPANION_MS,
  OPEN_BEGINS_MS,
  OPEN_ENDED_MS,
  RETURNING_DOUBT_SHARE,
} from '../../lib/core/verdict-limits.ts';
import { play, RECOVERY_MS } from './lifecycle-play.ts';
import { SAID_AT, statementOf as madeStatement } from './made-statement.ts';

const T0 = SAID_AT;
/** Said a day before, where a test says nothing else. */
const statementOf: typeof madeStatement = (label, more) =>
  madeStatement(label, { publishedAt: T0 - DAY, seenAt: T0 - DAY, ...more });
const row = (asset: string, network: string | null = null) => ({ asset, network });

describe('what is planned', () => {
  it('of a delisting is final: it is never over its time, and may come late', () => {
    const window = { from: T0, until: T0 + HOUR };
    const said = saidOf([statementOf('delist', { assets: ['A'], window })]);
    expect(said.excuse(row('A'), T0 + 3 * DAY)).toEqual({ kind: 'planned', until: null, partial: true });
    expect(said.excuse(row('A'), T0 - DAY)).toBeUndefined();
    expect(said.excuse(row('B'), T0)).toBeUndefined();
  });

  it('without an end must begin within a day, and is believed for a week', () => {
    const said = saidOf([statementOf('halt_planned', { whole: true, window: { from: T0, until: null } })]);
    expect(said.excuse(row('A'), T0)).toEqual({ kind: 'planned', until: T0 + OPEN_ENDED_MS });
    expect(said.excuse(row('A'), T0 + OPEN_BEGINS_MS + 1)).toBeUndefined();
  });

  it('without an end is over once it is said to be', () => {
    const planned = statementOf('halt_planned', { assets: ['A'], window: { from: T0, until: null } });
    const resume = statementOf('resume', { assets: ['A'], publishedAt: T0 + HOUR, seenAt: T0 + HOUR });
    const said = saidOf([planned, resume]);
    expect(said.excuse(row('A'), T0 + HOUR - 1)).toBeDefined();
    expect(said.excuse(row('A'), T0 + 2 * HOUR)).toBeUndefined();
    expect(saidOf([planned, { ...resume, by: 'customers' }]).excuse(row('A'), T0 + 2 * HOUR)).toBeDefined();
  });
});

describe('what a notice of a network is about', () => {
  it.each<[Partial<Statement>, string, string | null, boolean]>([
    [{ networks: ['Tron'] }, 'USDT', 'TRC20', true],
    [{ assets: ['TRX'] }, 'USDT', 'TRC20', true],
    [{ assets: ['SOL'], networks: ['Solana'] }, 'BONK', 'SOL', true],
    [{ assets: ['USDT'], networks: ['Tron'] }, 'USDC', 'TRC20', false],
    [{ assets: ['BNB'], networks: ['ERC20'] }, 'USDT', 'BEP20', false],
    [{ networks: ['Solana'] }, 'BONK', null, true],
    [{ networks: ['Solana'] }, 'BTC', null, false],
    [{ networks: ['Solana'] }, 'SOL', null, true],
    [{ assets: ['SOL'] }, 'BONK', null, false],
  ])('%j: %s on %s: %s', (more, asset, network, expected) => {
    expect(isAbout(statementOf('halt_planned', more), row(asset, network))).toBe(expected);
  });

  it('makes nothing sure that it does not name', () => {
    const said = saidOf([statementOf('halt_incident', { networks: ['Solana'] })]);
    expect(said.corroborated(row('SOL'), T0)).toBe(true);
    expect(said.corroborated(row('BONK'), T0)).toBe(false);
    expect(said.corroborated(row('BONK', 'SOL'), T0)).toBe(true);
  });
});

describe('tokens of a list without networks', () => {
  const flag = (asset: string, since: number): Flag => ({
    asset,
    network: null,
    deposit: 'open',
    withdrawal: 'suspended',
    lastKnown: 'suspended',
    reason: null,
    since,
    flips: [since],
    missingSince: null,
  });
  const planned = statementOf('halt_planned', { assets: ['SOL'], window: { from: T0, until: T0 + HOUR } });
  const said = withCompanions(saidOf([planned]), [flag('SOL', T0), flag('BONK', T0)]);

  it('are excused with the coin that stops beside them', () => {
    expect(said.excuse(row('BONK'), T0)).toEqual({ kind: 'planned', until: T0 + HOUR, partial: true });
    expect(said.excuse(row('BONK'), T0 + COMPANION_MS + 1)).toBeUndefined();
  });

  it('but no other coin is, nor a token whose network is told', () => {
    expect(said.excuse(row('BTC'), T0)).toBeUndefined();
    expect(said.excuse(row('BONK', 'ERC20'), T0)).toBeUndefined();
  });

  it('and nothing is where the coin is open', () => {
    const open = { ...flag('SOL', T0), withdrawal: 'open' as const };
    expect(withCompanions(saidOf([planned]), [open]).excuse(row('BONK'), T0)).toBeUndefined();
  });
});

describe('everything', () => {
  it('is not told for one reading to those who are told of a part', () => {
    const { told } = play(['++++++', '-+++++', '-+++++', '------', '-+++++', '-+++++']);
    expect(told.filter((line) => line.startsWith('escalated'))).toEqual([]);
  });

  it('is told at the second, and is critical', () => {
    const { told } = play(['++++++', '-+++++', '-+++++', '------', '------']);
    expect(told.at(-1)).toBe('escalated@4 critical *');
  });

  it('is not what is left when the flags of all others say nothing', () => {
    const { told } = play([
      '++++++++++++++++',
      '------++++++++++',
      '------++++++++++',
      '------??????????',
      '------??????????',
      '------          ',
      '------          ',
    ]);
    expect(told).toEqual(['reported@1 watch ABCDEF', 'confirmed@2 warn ABCDEF']);
  });
});

describe('an asset that comes back after a moment', () => {
  const off = (count: number) => Array.from({ length: count }, () => '-+');
  const open = (count: number) => Array.from({ length: count }, () => '++');

  it('is doubted for ten minutes by another incident, and then told', () => {
    // The first stop was told by an incident that is over: the flag alone remembers it.
    const readings = ['++', ...off(2), ...open(16)];
    const first = play(readings);
    expect(first.incident?.status).toBe('resolved');
    const minutes = (RETURNING_DOUBT_SHARE * RECOVERY_MS) / MINUTE;
    const { told } = play([...readings, ...off(minutes + 1)], MINUTE, { again: true });
    expect(told).toEqual([`reported@19 watch A`, `confirmed@${19 + minutes} warn A`]);
  });
});

describe('the statements that are kept', () => {
  const news = Array.from({ length: STATEMENTS_MOST + 20 }, (_, index) =>
    statementOf('info', { key: `news ${index}`, publishedAt: T0 - index * HOUR, seenAt: T0 - index * HOUR }),
  );
  const old = { publishedAt: T0 - 14 * DAY, seenAt: T0 - 14 * DAY };
  const ahead = statementOf('halt_planned', { ...old, window: { from: T0 + HOUR, until: T0 + 2 * HOUR } });
  const over = statementOf('halt_planned', {
    ...old,
    key: 'over',
    window: { from: T0 - 9 * DAY, until: T0 - 8 * DAY },
  });

  it('are the newest, and those whose time is still to come', () => {
    const kept = keptOf([over, ...news, ahead], T0);
    expect(kept).toHaveLength(STATEMENTS_MOST);
    expect(kept).toContain(ahead);
    expect(kept).not.toContain(over);
    expect(kept.slice(0, -1)).toEqual(news.slice(0, STATEMENTS_MOST - 1));
  });

  it('leave room for the newest, however much is announced', () => {
    const plenty = Array.from({ length: 100 }, (_, index) => ({ ...ahead, key: `ahead ${index}` }));
    const kept = keptOf([...plenty, ...news], T0);
    expect(kept).toHaveLength(STATEMENTS_MOST);
    expect(kept.filter(({ label }) => label === 'info').length).toBeGreaterThanOrEqual(10);
  });
});

describe('a notice that is edited', () => {
  const old = { publishedAt: T0 - 9 * DAY, seenAt: T0 - 9 * DAY };
  const window = { from: T0, until: T0 + 2 * HOUR };

  it('announces nothing beforehand where its time is new', () => {
    const before = statementOf('halt_planned', { ...old, window: { from: T0 + 9 * DAY, until: T0 + 9 * DAY + HOUR } });
    const now = renewedStatement(before, statementOf('halt_planned', { ...old, seenAt: T0, window }));
    expect(now).toMatchObject({ seenAt: old.seenAt, changedAt: T0 });
    expect(saidOf([now]).excuse(row('A'), T0 + MINUTE)).toBeUndefined();
    expect(saidOf([{ ...now, changedAt: T0 - 2 * HOUR }]).excuse(row('A'), T0 + MINUTE)).toMatchObject({
      kind: 'planned',
    });
  });

  it('says what it said where only its words are others', () => {
    const before = statementOf('halt_planned', { ...old, window });
    const now = renewedStatement(before, statementOf('halt_planned', { ...old, seenAt: T0, title: 'Mended', window }));
    expect(now).toEqual({ ...before, title: 'Mended' });
  });
});

describe('what was said of a stop', () => {
  it('takes in the flags of a day, and no more', () => {
    const incident = openFromStatement('x-n1', 'x', statementOf('halt_emergency', { whole: true }), T0);
    if (incident === undefined) throw new Error('nothing to be told');
    expect([claims(incident, row('A'), T0 + CLAIMS_MS), claims(incident, row('A'), T0 + CLAIMS_MS + 1)]).toEqual([
      true,
      false,
    ]);
  });
});
