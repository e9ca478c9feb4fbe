import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advanceIncident, gathers, namedIncident, wouldBeWhole } from '../../lib/core/incident-lifecycle.ts';
import { SILENT_REASONS } from '../../lib/core/incident.ts';
import { advanceFlags } from '../../lib/core/flag.ts';
import { readingOf } from '../../lib/core/suspension.ts';
import { play, rowsFrom } from './lifecycle-play.ts';

const times = (count: number, letters: string): string[] => Array<string>(count).fill(letters);

describe('the life of a suspension', () => {
  it.each<[string, string[], string[]]>([
    ['nothing for what is off from the start', ['--+', '--+', '--+'], []],
    [
      'reported by one reading, confirmed by the second',
      ['+++', '-++', '-++', '-++'],
      ['reported@1 watch A', 'confirmed@2 warn A'],
    ],
    [
      'several at once are one event',
      ['++++++++++', '----++++++', '----++++++'],
      ['reported@1 watch ABCD', 'confirmed@2 warn ABCD'],
    ],
    [
      'an asset that joins later grows it, confirmed or not',
      ['+++++', '-++++', '-++++', '--+++', '--+++'],
      ['reported@1 watch A', 'confirmed@2 warn A', 'grown@3 warn AB'],
    ],
    [
      'resolved only after three readings and the recovery time',
      ['++', '-+', '-+', ...times(16, '++')],
      ['reported@1 watch A', 'confirmed@2 warn A', 'recovering@3 warn A', 'resolved@18 info A'],
    ],
    [
      'not resolved a minute before',
      ['++', '-+', '-+', ...times(15, '++')],
      ['reported@1 watch A', 'confirmed@2 warn A', 'recovering@3 warn A'],
    ],
    [
      'a blip is told to be over by the same rule',
      ['++', '-+', ...times(16, '++')],
      ['reported@1 watch A', 'recovering@2 watch A', 'resolved@17 info A'],
    ],
    [
      'a relapse while recovering is not told again',
      ['++', '-+', '-+', '++', '++', '-+', '-+'],
      ['reported@1 watch A', 'confirmed@2 warn A', 'recovering@3 warn A', 'relapsed@5 warn A'],
    ],
    [
      'unknown neither confirms nor recovers',
      ['++', '-+', '?+', '?+', '-+'],
      ['reported@1 watch A', 'confirmed@4 warn A'],
    ],
    [
      'the whole exchange at once is one incident, critical when confirmed',
      ['++++++', '------', '------'],
      ['reported@1 watch *', 'confirmed@2 critical *'],
    ],
    [
      'nearly the whole exchange counts as whole',
      ['++++++++', '-----+++', '-----+++'],
      ['reported@1 watch *', 'confirmed@2 critical *'],
    ],
    [
      'too few assets never are the whole exchange',
      ['++++', '----', '----'],
      ['reported@1 watch ABCD', 'confirmed@2 warn ABCD'],
    ],
    [
      'what was off from the start does not count',
      ['++++++-----', '---+++-----', '---+++-----'],
      ['reported@1 watch ABC', 'confirmed@2 warn ABC'],
    ],
    [
      'scope that grows to the whole exchange escalates once',
      ['++++++', '-+++++', '-+++++', '------', '------'],
      ['reported@1 watch A', 'confirmed@2 warn A', 'grown@3 warn ABCDEF', 'escalated@4 critical *'],
    ],
    ['a delisting alarms nobody but those concerned', ['++', 'd+', 'd+', 'd+'], ['reported@1 watch A']],
    [
      'what leaves the list is not called open again',
      ['++', '-+', '-+', ...times(1445, ' +')],
      ['reported@1 watch A', 'confirmed@2 warn A', 'unlisted@1443 warn '],
    ],
  ])('%s', (_, readings, expected) => {
    expect(play(readings).told).toEqual(expected);
  });

  it('calls it flapping after more than three flips within the hour, once, and then waits four times as long', () => {
    const flapping = play(['++', '-+', '++', '-+', '++', '-+', '++', '-+']);
    expect(flapping.told.filter((line) => line.startsWith('flapping'))).toHaveLength(1);
    expect(flapping.told.filter((line) => !SILENT_REASONS.some((reason) => line.startsWith(reason)))).toHaveLength(2);
    const patient = (minutes: number) =>
      play(['++', '-+', '++', '-+', '++', '-+', ...times(minutes, '++')]).incident?.status;
    expect(patient(60)).toBe('recovering');
    expect(patient(61)).toBe('resolved');
  });

  it('tells growth once more at the end of the gathering window, to those whose card cannot be edited', () => {
    const { told } = play(['++++++', '-+++++', '-+++++', '--++++', ...times(20, '--++++')]);
    expect(told.at(-1)).toBe('settled@16 warn AB');
  });

  it('stays one incident while some of its assets are still off', () => {
    const { incident } = play(['++++', '--++', '--++', ...times(30, '+-++')]);
    expect(incident?.status).toBe('confirmed');
    expect(incident?.members.map(({ phase }) => phase)).toEqual(['recovered', 'confirmed']);
  });

  it('takes a reading in once: the same one, or an overlapping one, changes nothing', () => {
    const before = advanceFlags([], rowsFrom('++'), 1000).after;
    const { after, turnedOff } = advanceFlags(before, rowsFrom('-+'), 2000);
    const reading = readingOf(after, 1900, 2000);
    const once = advanceIncident(namedIncident('x-1', 'x', reading), reading, turnedOff, { recoveryMs: 1 });
    expect(advanceIncident(once, reading, turnedOff, { recoveryMs: 1 })).toBe(once);
    const overlapping = readingOf(after, 1950, 2100);
    expect(advanceIncident(once, overlapping, [], { recoveryMs: 1 }).status).toBe('suspected');
    const next = readingOf(after, 2000, 2200);
    expect(advanceIncident(once, next, [], { recoveryMs: 1 }).status).toBe('confirmed');
  });

  it('gathers for fifteen minutes, and the whole exchange for as long as it lasts', () => {
    const { incident } = play(['++++++', '-+++++', '-+++++']);
    const at = (minutes: number) =>
      readingOf(advanceFlags([], rowsFrom('-+++++'), 0).after, minutes * 60_000, minutes * 60_000);
    expect(incident).toBeDefined();
    if (incident === undefined) return;
    expect(gathers(incident, at(16))).toBe(true);
    expect(gathers(incident, at(17))).toBe(false);
    const whole = play(['++++++', '------', '------']).incident;
    const later = (letters: string) => readingOf(advanceFlags([], rowsFrom(letters), 0).after, 36e6, 36e6);
    expect(whole !== undefined && gathers(whole, later('------'))).toBe(true);
    expect(wouldBeWhole({ ...incident, whole: true }, [], later('------'))).toBe(false);
    const remnant = play(['++++++', '------', '------', ...times(20, '-+++++')]).incident;
    expect(remnant).toMatchObject({ whole: true, status: 'confirmed' });
    expect(remnant !== undefined && gathers(remnant, later('-+++++'))).toBe(false);
    const open = advanceFlags([], rowsFrom('++++++'), 0).after;
    const { after, turnedOff } = advanceFlags(open, rowsFrom('------'), 1);
    expect(wouldBeWhole(incident, turnedOff, readingOf(after, 1, 1))).toBe(true);
  });

  it('whatever is read, events are numbered in order, a resolution is the last, and nothing is told twice in a row', () => {
    const letters = fc
      .array(fc.constantFrom('+', '-', '?', 'd', ' '), { minLength: 7, maxLength: 7 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(letters, { minLength: 2, maxLength: 60 }), (readings) => {
        const { incident } = play(readings, 300_000);
        const events = incident?.pending ?? [];
        expect(events.map(({ seq }) => seq)).toEqual(events.map((__, index) => index + 1));
        const reasons = events.map(({ reason }) => reason);
        expect(reasons.slice(0, -1)).not.toContain('resolved');
        expect(reasons.filter((reason) => reason === 'reported').length).toBeLessThanOrEqual(1);
        if (incident?.status === 'resolved') expect(['resolved', 'unlisted']).toContain(reasons.at(-1));
        for (const event of events) expect(event.offSince).toBeLessThanOrEqual(event.at);
      }),
    );
  });
});
