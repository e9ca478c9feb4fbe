import type { AssetRow } from '../../lib/core/availability.ts';
import { advanceFlags } from '../../lib/core/flag.ts';
import { advanceIncident, namedIncident } from '../../lib/core/incident-lifecycle.ts';
import type { Incident } from '../../lib/core/incident.ts';
import type { Flag } from '../../lib/core/exchange-store.ts';
import { readingOf } from '../../lib/core/suspension.ts';

export const RECOVERY_MS = 900_000;

/** '+' open, '-' suspended, '?' unknown, 'd' suspended as delisted, ' ' missing: one letter an asset (A, B, C …). */
export const rowsFrom = (letters: string): AssetRow[] =>
  letters.split('').flatMap((letter, index) =>
    letter === ' '
      ? []
      : [
          {
            asset: String.fromCodePoint(65 + index),
            network: null,
            deposit: 'open' as const,
            withdrawal:
              letter === '+' ? ('open' as const) : letter === '?' ? ('unknown' as const) : ('suspended' as const),
            reason: letter === 'd' ? 'delisted' : null,
          },
        ],
  );

/**
 * Plays readings a minute (or `stepMs`) apart into one incident, or into the newest where `again` says that one that is over
 * is followed by another; answers it and its events as `reason@minute severity assets`. */
export const play = (
  readings: readonly string[],
  stepMs = 60_000,
  { again = false } = {},
): { incident: Incident | undefined; told: string[] } => {
  let flags: Flag[] = [];
  let incident: Incident | undefined;
  readings.forEach((letters, index) => {
    const at = (index + 1) * stepMs;
    const { after, turnedOff } = advanceFlags(flags, rowsFrom(letters), at);
    flags = after;
    const reading = readingOf(after, at - 1, at);
    const isOver = again && incident?.status === 'resolved';
    if ((incident === undefined || isOver) && turnedOff.length > 0) incident = namedIncident('x-1', 'x', reading);
    if (incident !== undefined) incident = advanceIncident(incident, reading, turnedOff, { recoveryMs: RECOVERY_MS });
  });
  const told = (incident?.pending ?? []).map(
    ({ reason, at, severity, whole, assets }) =>
      `${reason}@${at / stepMs - 1} ${severity} ${whole ? '*' : assets.map(({ asset }) => asset).join('')}`,
  );
  return { incident, told };
};
