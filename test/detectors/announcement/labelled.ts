import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Label } from '../../../lib/core/announcement.ts';

/** An announcement and what somebody who read it says that it is. */
export interface Labelled {
  text: string;
  lang: 'ja' | 'en';
  label: Label;
}

const root = resolve(import.meta.dirname, '../../..');
const shared = join(resolve(root, process.env.MAMORI_SHARED_DIR ?? '../shared'), 'data/risk/announcements.jsonl');

const read = (file: string): Labelled[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Labelled);

export const sharedPresent = existsSync(shared);
/** Real announcements; none where the folder is absent. */
export const sharedAnnouncements: readonly Labelled[] = sharedPresent ? read(shared) : [];
/** Announcements of invented exchanges, on which the rules were practised. */
export const practice: readonly Labelled[] = read(join(root, 'test/fixtures/announcements/practice.jsonl'));
