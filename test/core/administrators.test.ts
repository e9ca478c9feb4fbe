import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  addAdministrator,
  administratorsNow,
  isPlatformId,
  NO_CHANGES,
  removeAdministrator,
  type AddedAdministrator,
  type AdministratorList,
} from '../../lib/core/administrators.ts';

const one = (id: string): AddedAdministrator => ({ id, name: id, by: 'ann', at: 1 });
const first = ['ann', 'ben'];
const names = ['ann', 'ben', 'cid', 'dan'];

describe('who the administrators are', () => {
  it('are those whom the environment names, until something changes', () => {
    expect(administratorsNow(first, NO_CHANGES)).toEqual(first);
  });

  it('are what adding and taking away make of them, the first ones too', () => {
    const added = addAdministrator(NO_CHANGES, one('cid'), { first, by: 'ann' }) as AdministratorList;
    expect(administratorsNow(first, added)).toEqual(['ann', 'ben', 'cid']);
    const without = removeAdministrator(added, 'ann', { first, by: 'cid' }) as AdministratorList;
    expect(administratorsNow(first, without)).toEqual(['ben', 'cid']);
    const again = addAdministrator(without, one('ann'), { first, by: 'ben' }) as AdministratorList;
    expect(administratorsNow(first, again).toSorted()).toEqual(['ann', 'ben', 'cid']);
  });

  it.each([
    ['one who is none himself', 'cid', 'dan', 'no-administrator'],
    ['one who is there already', 'ann', 'ben', 'already'],
  ])('%s is not added, or adds nobody', (_what, by, whom, refusal) => {
    expect(addAdministrator(NO_CHANGES, one(whom), { first, by })).toBe(refusal);
  });

  it.each([
    ['somebody who is none', ['ann', 'ben'], 'ann', 'cid', 'not-one'],
    ['by somebody who is none', ['ann', 'ben'], 'cid', 'ann', 'no-administrator'],
    ['the last one, by himself', ['ann'], 'ann', 'ann', 'last'],
  ])('%s is not taken away', (_what, all, by, whom, refusal) => {
    expect(removeAdministrator(NO_CHANGES, whom, { first: all, by })).toBe(refusal);
  });

  it('are never none, whatever is done in whatever order', () => {
    const act = fc.record({ add: fc.boolean(), by: fc.constantFrom(...names), whom: fc.constantFrom(...names) });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const end = acts.reduce<AdministratorList>((list, { add, by, whom }) => {
          const next = add
            ? addAdministrator(list, one(whom), { first, by })
            : removeAdministrator(list, whom, { first, by });
          return typeof next === 'string' ? list : next;
        }, NO_CHANGES);
        const now = administratorsNow(first, end);
        expect(now.length).toBeGreaterThan(0);
        expect(new Set(now).size).toBe(now.length);
      }),
    );
  });

  it.each([
    ['line', 'U4af4980629cb93bb2a3f2a1f6e5d4c3b', true],
    ['line', '123', false],
    ['telegram', '123456', true],
    ['telegram', '@somebody', false],
    ['discord', '200000000000000001', true],
    ['discord', '<@2>', false],
  ] as const)('%s has ids like %s: %s', (channel, id, is) => expect(isPlatformId(channel, id)).toBe(is));
});
