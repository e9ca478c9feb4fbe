import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Label } from '../../lib/core/announcement.ts';
import { partsOf } from '../../lib/detectors/announcement/parts.ts';
import { traitsOf } from '../../lib/detectors/announcement/traits.ts';
import type { Lesson } from './learn.ts';

const root = resolve(import.meta.dirname, '../..');
/** Announcements of invented exchanges, and real ones; the latter are no part of the project. */
export const LESSON_FILES: readonly string[] = [
  join(root, 'test/fixtures/announcements/practice.jsonl'),
  join(resolve(root, process.env.MAMORI_SHARED_DIR ?? '../shared'), 'data/risk/announcements.jsonl'),
];

/** What is to be learned from a file of labelled announcements, one JSON object a line; nothing where it is absent. */
export const lessonsIn = (file: string): Lesson[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => {
          const { text, label } = JSON.parse(line) as { text: string; label: Label };
          const { sources, clauses } = partsOf('', text);
          return { traits: [...traitsOf(sources, clauses).keys()], label };
        })
    : [];
