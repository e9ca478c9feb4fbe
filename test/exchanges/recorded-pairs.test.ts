import { describe, expect, it } from 'vitest';
import { advanceFlags } from '../../lib/core/flag.ts';
import { okx } from '../../lib/exchanges/okx.ts';
import { htx } from '../../lib/exchanges/htx.ts';
import { upbit } from '../../lib/exchanges/upbit.ts';
import { bodyOf, recordingNamed, recordingsPresent } from './recordings.ts';

const DAY = 86_400_000;

/** The same list recorded on two days: what the rules see between them. The assets that turned off, and on again. */
const between = (exchange: typeof upbit, files: readonly [string, string]) => {
  const endpoint = exchange.endpoints.find(
    ({ about, recognises }) => about === 'funding' && recognises(bodyOf(recordingNamed(files[0]))),
  );
  if (endpoint === undefined) throw new Error(`${exchange.id} does not know its own body`);
  const [first, second] = files.map((file) => endpoint.read(bodyOf(recordingNamed(file))));
  const before = advanceFlags([], first ?? [], DAY).after;
  const { after, turnedOff } = advanceFlags(before, second ?? [], 2 * DAY);
  return {
    rows: after.length,
    off: turnedOff.map(({ asset }) => asset),
    on: after.filter(({ since, withdrawal }) => since !== null && withdrawal === 'open').map(({ asset }) => asset),
  };
};

describe.skipIf(!recordingsPresent)('lists that were recorded twice', () => {
  it('show what turned, and no more', () => {
    const files = ['upbit-status-wallet-2022-12-02.json', 'upbit-status-wallet-2022-12-05.json'] as const;
    // A coin and the tokens of its chain, at an exchange that names no networks: they open together.
    expect(between(upbit, files)).toEqual({ rows: 202, off: [], on: ['ARK', 'SOL', 'RAY', 'GMT'] });
  });

  it.each([
    [htx, 'htx-v2-reference-currencies'],
    [okx, 'okx-asset-currencies'],
  ] as const)('are the same where nothing turned', (exchange, name) => {
    const found = between(exchange, [`${name}-2022-11-29.json`, `${name}-2022-11-30.json`]);
    expect(found).toMatchObject({ off: [], on: [] });
  });
});
