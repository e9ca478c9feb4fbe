import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAuditDigest, createAuditStore } from '../../lib/store/audit-store.ts';
import { loadLocalKey } from '../../lib/store/local-key.ts';
import { openTable } from '../../infra/cli/open-table.ts';
import type { Terminal } from '../../infra/cli/command.ts';
import { makeDataDir } from '../e2e/start-product.ts';
import { runMamori } from './run-mamori.ts';

let data: Awaited<ReturnType<typeof makeDataDir>>;
beforeEach(async () => {
  data = await makeDataDir();
});
afterEach(() => data.remove());

const terminal = (): Terminal =>
  ({ environment: { MAMORI_DATA_DIR: data.path }, print: () => {}, say: () => {} }) as unknown as Terminal;
const audit = (...args: string[]) => runMamori(['audit', ...args], { MAMORI_DATA_DIR: data.path });

/** Three acts, and then what somebody with access to the table makes of them. */
const acted = async (
  tamper?: (table: Awaited<ReturnType<typeof openTable>>['table']) => Promise<void>,
): Promise<void> => {
  const key = await loadLocalKey(data.path);
  const { table, close } = await openTable(terminal());
  const store = createAuditStore({ table, digest: createAuditDigest(key), clock: () => Date.UTC(2026, 10, 25) });
  for (const about of ['a', 'b', 'c']) await store.append('somebody', 'notice-drafted', about);
  await tamper?.(table);
  await close();
};
const ENTRY_2 = 'entry#000000000002';
const ENTRY_3 = 'entry#000000000003';

describe('mamori audit', () => {
  it('prints every act in order, and finds the log whole', async () => {
    await acted();
    const { code, printed, err } = await audit('--verify');
    expect(printed.map(({ number, t, by, act, about }) => [number, t, by, act, about])).toEqual(
      ['a', 'b', 'c'].map((about, index) => [
        index + 1,
        '2026-11-25T00:00:00.000Z',
        'somebody',
        'notice-drafted',
        about,
      ]),
    );
    expect([code, err]).toEqual([0, expect.stringContaining('3 entries, none changed or missing')]);
  });

  it.each<[string, Parameters<typeof acted>[0], string]>([
    [
      'changed',
      async (table) => table.put({ ...(await table.get('audit', ENTRY_2))!, by: 'nobody' }),
      'entry 2 is changed',
    ],
    ['removed', (table) => table.remove('audit', ENTRY_2), 'entry 2 is missing'],
    ['cut off', (table) => table.remove('audit', ENTRY_3), 'entry 3 is missing'],
  ])('notices an entry that was %s', async (_what, tamper, says) => {
    await acted(tamper);
    const { code, err } = await audit('--verify');
    expect(code).toBe(1);
    expect(err).toContain(says);
  });

  it('is empty before the first act, and takes no other option', async () => {
    expect((await audit('--verify')).code).toBe(1);
    expect((await audit()).printed).toEqual([]);
    expect((await audit('--forget')).code).toBe(2);
  });
});
