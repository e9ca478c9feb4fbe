import * as v from 'valibot';
import { BARS_MOST, type RiskPicture } from '../core/risk/picture.ts';
import { LOCALE_IDS } from '../core/locale-id.ts';
import type { Seal } from '../core/stores.ts';
import { HOUR, type Instant } from '../core/time.ts';

/**
 * How long an address shows its picture. LINE fetches it when it is first looked at; whoever finds the address later
 * finds nothing behind it.
 */
export const SHOWN_MS = HOUR;
const CONTEXT = 'picture';
/** Far above what six bars take: longer ones are none of ours. */
const TOKEN_MOST = 1_800;
const TOKEN = /^[\w-]+$/;

const yen = v.pipe(v.string(), v.regex(/^\d{1,40}$/));
const BAR = v.tuple([v.nullable(v.string()), yen, yen, yen, yen]);
const HELD = v.tuple([
  v.number(),
  v.picklist(LOCALE_IDS),
  v.pipe(v.number(), v.integer(), v.minValue(0)),
  v.pipe(v.array(BAR), v.minLength(1), v.maxLength(BARS_MOST)),
]);

/** All that a picture shows, sealed: nothing of it is stored, and nobody but us can make one. */
export const pictureToken = ({ at, locale, unpriced, bars }: RiskPicture, seal: Seal): string =>
  Buffer.from(
    seal.seal(
      JSON.stringify([
        at,
        locale,
        unpriced,
        bars.map(({ exchange, open, locked, unknown, exposed }) => [exchange, open, locked, unknown, exposed]),
      ] satisfies v.InferInput<typeof HELD>),
      CONTEXT,
    ),
  ).toString('base64url');

const opened = (token: string, seal: Seal): unknown => {
  try {
    return JSON.parse(seal.open(Buffer.from(token, 'base64url'), CONTEXT)) as unknown;
  } catch {
    // Not ours, or changed on the way.
    return undefined;
  }
};

/** What a token holds; undefined where it is none of ours, or too old. Never throws. */
export const readPictureToken = (token: string, seal: Seal, now: Instant): RiskPicture | undefined => {
  if (token.length > TOKEN_MOST || !TOKEN.test(token)) return undefined;
  const read = v.safeParse(HELD, opened(token, seal));
  if (!read.success) return undefined;
  const [at, locale, unpriced, bars] = read.output;
  if (now - at > SHOWN_MS || now < at - SHOWN_MS) return undefined;
  return {
    at,
    locale,
    unpriced,
    bars: bars.map(([exchange, open, locked, unknown, exposed]) => ({ exchange, open, locked, unknown, exposed })),
  };
};
