import { createHash } from 'node:crypto';
import built from './built.json' with { type: 'json' };

/** A file that the page brings along: a bundle has no files beside it, so they travel inside (`npm run page`). */
export interface Asset {
  type: string;
  body: string;
}

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#1d6a62" d="M16 2 4 6v10c0 7 5 12 12 14 7-2 12-7 12-14V6z"/><path fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" d="m10 16 4.5 4.5L22.5 12"/></svg>';

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

const FILES: Readonly<Record<keyof typeof built | 'icon.svg', string>> = { ...built, 'icon.svg': ICON };

/** Long enough that two contents do not meet. */
const DIGEST_LENGTH = 10;

/** `page.css` → `page.1a2b3c4d5e.css`: whoever has it may keep it for ever. */
const hashed = (name: string, body: string): string =>
  name.replace('.', `.${createHash('sha256').update(body).digest('hex').slice(0, DIGEST_LENGTH)}.`);

const NAMES = new Map(Object.entries(FILES).map(([name, body]) => [name, hashed(name, body)]));
const ASSETS = new Map(
  Object.entries(FILES).map(([name, body]) => [
    NAMES.get(name),
    { type: TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain', body },
  ]),
);

/** Where the page finds a file of its own. */
export const assetUrl = (name: keyof typeof FILES): string => `/assets/${NAMES.get(name)}`;

/** By the last part of its address. */
export const findAsset = (file: string): Asset | undefined => ASSETS.get(file);
