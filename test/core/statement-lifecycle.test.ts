import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LABELS, type Label } from '../../lib/core/announcement.ts';
import type { Flag } from '../../lib/core/exchange-store.ts';
import { advanceFlags } from '../../lib/core/flag.ts';
import { advanceIncident, namedIncident } from '../../lib/core/incident-lifecycle.ts';
import type { Incident } from '../../lib/core/incident.ts';
import { isAbout, saidOf, type Said } from '../../lib/core/said.ts';
import {
  claims,
  endByStatement,
  hasBegun,
  isOfIncident,
  joinStatement,
  lapse,
  lapsesAt,
  openFromStatement,
} from '../../lib/core/statement-incident.ts';
import type { Statement } from '../../lib/core/statement.ts';
import { readingOf } from '../../lib/core/suspension.ts';
import { HOUR, MINUTE } from '../../lib/core/time.ts';
import { OVERRUN_MS, PLANNED_NOTICE_MS } from '../../lib/core/verdict-limits.ts';
import { RECOVERY_MS, rowsFrom } from './lifecycle-play.ts';
import { SAID_AT, statementOf } from './made-statement.ts';

const T0 = SAID_AT;

/** Plays readings a minute apart, each with what is known beside it. Answers the events as `reason@minute kind severity`. */
const play = (readings: readonly string[], said: Said, stepMs = MINUTE, begun?: Incident) => {
  let flags: Flag[] = [];
  let incident = begun;
  readings.forEach((letters, index) => {
    const at = T0 + index * stepMs;
    const { after, turnedOff } = advanceFlags(flags, rowsFrom(letters), at);
    flags = after;
    const reading = readingOf(after, at - 1, at, said);
    if (incident === undefined && turnedOff.length > 0) incident = namedIncident('x-1', 'x', reading);
    if (incident !== undefined) incident = advanceIncident(incident, reading, turnedOff, { recoveryMs: RECOVERY_MS });
  });
  const told = (incident?.pending ?? []).map(
    ({ reason, at, severity, kind }) => `${reason}@${(at - T0) / stepMs} ${kind ?? '-'} ${severity}`,
  );
  return { incident, told };
};

describe('a stop that was announced', () => {
  const window = { from: T0, until: T0 + 2 * HOUR };
  const early = T0 - PLANNED_NOTICE_MS;
  const planned = statementOf('halt_planned', { publishedAt: early, seenAt: early, window });

  it('is maintenance, and no alarm', () => {
    const { told } = play(['++', '-+', '-+', '++', '++', '++'], saidOf([planned]), 10 * MINUTE);
    expect(told).toEqual([
      'reported@1 maintenance info',
      'recovering@3 maintenance info',
      'resolved@5 maintenance info',
    ]);
  });

  it.each([
    ['announced too late', { publishedAt: early + 2 * MINUTE, seenAt: early + 2 * MINUTE }],
    ['without a time', { window: null }],
    ['for another time', { window: { from: T0 + 9 * HOUR, until: T0 + 10 * HOUR } }],
    ['over by then', { window: { from: T0 - 9 * HOUR, until: T0 - HOUR } }],
    ['of another asset', { assets: ['B'] }],
    ['of deposits alone', { directions: ['deposit' as const] }],
  ])('%s is a stop like any other', (_, more) => {
    const { told } = play(['++', '-+', '-+'], saidOf([{ ...planned, ...more }]));
    expect(told).toEqual(['reported@1 - watch', 'confirmed@2 - warn']);
  });

  it('is an alarm where it goes on for half an hour after its end, once', () => {
    const readings = ['++', ...Array.from({ length: 20 }, () => '-+')];
    const { told, incident } = play(readings, saidOf([planned]), 10 * MINUTE);
    const overdue = (2 * HOUR + OVERRUN_MS) / (10 * MINUTE) + 1;
    expect(told).toEqual(['reported@1 maintenance info', `overrun@${overdue} - warn`]);
    expect(incident?.kind).toBe('withdrawal-suspension');
  });

  it('excuses what it names, and nothing beside it', () => {
    const { told } = play(['++', '-+', '--', '--'], saidOf([{ ...planned, assets: ['A'] }]));
    expect(told).toEqual(['reported@1 maintenance info', 'confirmed@2 - watch', 'confirmed@3 - warn']);
  });

  it('keeps its excuse although the words are forgotten', () => {
    let forgotten = false;
    const said: Said = {
      ...saidOf([planned]),
      excuse: (row, since) => (forgotten ? undefined : saidOf([planned]).excuse(row, since)),
    };
    const { incident } = play(['++', '-+'], said);
    forgotten = true;
    expect(play(['-+', '-+', '-+'], said, MINUTE, incident).incident?.severity).toBe('info');
  });
});

describe('what the exchange itself says', () => {
  it('confirms at the first reading', () => {
    const { told } = play(['++', '-+'], saidOf([statementOf('halt_emergency', { assets: ['A'] })]));
    expect(told).toEqual(['confirmed@1 - warn']);
  });

  it.each([
    ['of another asset', [statementOf('halt_emergency', { assets: ['B'] })]],
    ['by customers', [statementOf('halt_incident', { by: 'customers' })]],
    [
      'called over since',
      [statementOf('halt_incident'), statementOf('resume', { publishedAt: T0 + 1, seenAt: T0 + 1 })],
    ],
    ['of two days ago', [statementOf('halt_incident', { publishedAt: T0 - 48 * HOUR, seenAt: T0 - 48 * HOUR })]],
    ['that is news', [statementOf('info'), statementOf('regulatory')]],
  ])('confirms nothing %s', (_, statements) => {
    expect(play(['++', '-+'], saidOf(statements)).told).toEqual(['reported@1 - watch']);
  });

  it('ends it with one reading that shows it', () => {
    const resumed = statementOf('resume', { publishedAt: T0 + 3 * MINUTE, seenAt: T0 + 3 * MINUTE, assets: ['A'] });
    const { told } = play(['++', '-+', '-+', '-+', '-+', '++'], saidOf([resumed]));
    expect(told.at(-1)).toBe('resolved@5 - info');
    expect(play(['++', '-+', '-+', '-+', '-+', '++'], saidOf([])).told.at(-1)).toBe('recovering@5 - warn');
  });
});

describe('what stands still on a chain', () => {
  const chain: Said = saidOf([], ({ asset }) => (asset === 'A' ? ['other-1', 'third-1'] : []));
  it('is no alarm of this exchange', () => {
    expect(play(['++', '-+', '-+', '-+'], chain).told).toEqual(['reported@1 chain-event watch']);
  });
  it('excuses nothing else', () => {
    expect(play(['++', '+-', '+-'], chain).told).toEqual(['reported@1 - watch', 'confirmed@2 - warn']);
  });
});

const opened = (statement: Statement, at = T0): Incident => {
  const incident = openFromStatement('x-n1', 'x', statement, at);
  if (incident === undefined) throw new Error('nothing to be told');
  return incident;
};

describe('an incident that rests on words', () => {
  it.each<[Label, Partial<Statement>, string]>([
    ['halt_emergency', { whole: true }, 'withdrawal-suspension confirmed critical'],
    ['halt_emergency', { assets: ['BTC'] }, 'withdrawal-suspension confirmed warn'],
    ['halt_emergency', { directions: ['deposit'] }, 'deposit-suspension confirmed watch'],
    ['halt_incident', { whole: true }, 'withdrawal-suspension confirmed warn'],
    ['halt_incident', { assets: ['BTC'] }, 'withdrawal-suspension confirmed watch'],
    ['halt_network', { networks: ['TRC20'] }, 'chain-event confirmed watch'],
    ['halt_planned', {}, 'maintenance confirmed info'],
    ['delist', {}, 'announcement confirmed info'],
    ['security_report', {}, 'announcement confirmed watch'],
    ['regulatory', { by: 'regulator' }, 'regulatory confirmed info'],
    ['halt_emergency', { whole: true, confidence: 0.3 }, 'withdrawal-suspension suspected watch'],
    ['halt_incident', { whole: true, by: 'customers' }, 'withdrawal-suspension suspected watch'],
  ])('%s %j is %s', (label, more, expected) => {
    const { kind, status, severity, pending } = opened(statementOf(label, more));
    expect(`${kind} ${status} ${severity}`).toBe(expected);
    expect(pending).toHaveLength(1);
    expect(pending[0]).toMatchObject({ alone: true, severity });
  });

  it.each(['info', 'resume', 'resume_planned'] as const)('is none of %s', (label) => {
    expect(openFromStatement('x-n1', 'x', statementOf(label), T0)).toBeUndefined();
  });

  it('takes in the flags that show it, and is over when they are open again', () => {
    const begun = opened(statementOf('halt_emergency', { assets: ['A'], seenAt: T0 - 1, publishedAt: T0 - 1 }), T0 - 1);
    expect(claims(begun, { asset: 'A', network: null }, T0)).toBe(true);
    expect(claims(begun, { asset: 'B', network: null }, T0)).toBe(false);
    const readings = ['++', '-+', ...Array.from({ length: 20 }, () => '++')];
    const { told } = play(readings, saidOf([]), MINUTE, begun);
    expect(told).toEqual([
      'confirmed@-0.000016666666666666667 - warn',
      'begun@1 - warn',
      'recovering@2 - warn',
      'resolved@17 - info',
    ]);
  });

  it('is not ended by readings that have never shown it', () => {
    const begun = opened(statementOf('halt_emergency', { whole: true }));
    expect(play(['++', '++', '++'], saidOf([]), MINUTE, begun).incident).toBe(begun);
  });

  it('is ended by its own word, where no flag shows it', () => {
    const ended = endByStatement(opened(statementOf('halt_emergency', { whole: true })), T0 + HOUR);
    expect(ended).toMatchObject({ status: 'resolved', resolvedAt: T0 + HOUR });
    expect(ended.pending.at(-1)).toMatchObject({ reason: 'resolved', severity: 'info', everConfirmed: true });
  });

  it('grows graver with a further word, and says nothing twice', () => {
    const begun = opened(statementOf('halt_incident', { assets: ['BTC'] }));
    const whole = joinStatement(begun, statementOf('halt_emergency', { key: 'second', whole: true }), T0 + 1);
    expect(whole).toMatchObject({ severity: 'critical', whole: true });
    expect(whole.pending.at(-1)?.reason).toBe('escalated');
    const again = joinStatement(whole, statementOf('halt_incident', { key: 'third', whole: true }), T0 + 2);
    expect(again.pending).toEqual(whole.pending);
    expect(again.statement?.key).toBe('second');
    expect(joinStatement(whole, statementOf('halt_emergency', { key: 'second', whole: true }), T0 + 3)).toBe(whole);
  });

  it('announced for later has not begun, and lapses silently when nothing ever shut', () => {
    const window = { from: T0 + 3 * HOUR, until: T0 + 4 * HOUR };
    const begun = opened(statementOf('halt_planned', { window }));
    expect([hasBegun(begun, T0), hasBegun(begun, T0 + 3 * HOUR)]).toEqual([false, true]);
    expect(lapsesAt(begun)).toBe(T0 + 4 * HOUR + OVERRUN_MS);
    expect(lapse(begun, lapsesAt(begun) - 1)).toBe(begun);
    const over = lapse(begun, lapsesAt(begun));
    expect(over).toMatchObject({ status: 'resolved' });
    expect(over.pending.at(-1)?.reason).toBe('lapsed');
    expect(lapse(over, lapsesAt(begun) + 1)).toBe(over);
  });

  it('is met by words of the same thing alone', () => {
    const begun = opened(statementOf('halt_incident', { assets: ['BTC'] }));
    expect(isOfIncident(begun, statementOf('resume', { assets: ['BTC', 'ETH'] }))).toBe(true);
    expect(isOfIncident(begun, statementOf('resume'))).toBe(true);
    expect(isOfIncident(begun, statementOf('resume', { assets: ['ETH'] }))).toBe(false);
    expect(isOfIncident(begun, statementOf('resume', { directions: ['deposit'] }))).toBe(false);
    expect(isOfIncident(opened(statementOf('regulatory')), statementOf('resume'))).toBe(false);
  });
});

describe('what a statement is about', () => {
  it.each<[Partial<Statement>, string, string | null, boolean]>([
    [{}, 'BTC', null, true],
    [{ whole: true, assets: ['ETH'] }, 'BTC', null, true],
    [{ assets: ['btc'] }, 'BTC', 'Lightning', true],
    [{ assets: ['USDT'], networks: ['TRC20'] }, 'USDT', 'TRC-20', true],
    [{ assets: ['USDT'], networks: ['TRC20'] }, 'USDT', 'ERC20', false],
    [{ assets: ['USDT'], networks: ['TRC20'] }, 'USDT', null, true],
    [{ networks: ['SOL'] }, 'USDC', 'Sol', true],
    [{ networks: ['SOL'] }, 'USDC', 'ERC20', false],
    [{ assets: ['ETH'] }, 'BTC', null, false],
  ])('%j and %s on %s: %s', (more, asset, network, expected) => {
    expect(isAbout(statementOf('halt_incident', more), { asset, network })).toBe(expected);
  });

  it('never makes a stop graver than it was without it, nor lowers one that is told', () => {
    const some = fc.array(
      fc.record({
        label: fc.constantFrom(...LABELS),
        key: fc.string(),
        assets: fc.subarray(['A', 'B']),
        by: fc.constantFrom('feed' as const, 'administrator' as const, 'customers' as const, 'regulator' as const),
        whole: fc.boolean(),
        publishedAt: fc.option(fc.integer({ min: T0 - 9 * HOUR, max: T0 })),
        window: fc.option(
          fc.record({
            from: fc.option(fc.integer({ min: T0 - 9 * HOUR, max: T0 + HOUR })),
            until: fc.option(fc.integer({ min: T0 - 9 * HOUR, max: T0 + HOUR })),
          }),
        ),
      }),
      { maxLength: 5 },
    );
    const order = ['info', 'watch', 'warn', 'critical'];
    fc.assert(
      fc.property(
        some,
        fc.array(fc.constantFrom('++', '-+', '+-', '--'), { maxLength: 12 }),
        (statements, readings) => {
          const said = saidOf(statements.map(({ label, ...more }) => statementOf(label, more)));
          const { incident } = play(['++', ...readings], said, 3 * MINUTE);
          const graver = (incident?.pending ?? [])
            .filter(({ reason }) => reason !== 'resolved')
            .map(({ severity }) => order.indexOf(severity));
          expect(graver).toEqual(graver.toSorted((a, b) => a - b));
        },
      ),
    );
  });
});
