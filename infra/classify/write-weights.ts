import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Label } from '../../lib/core/announcement.ts';
import { partsOf } from '../../lib/detectors/announcement/parts.ts';
import { traitsOf } from '../../lib/detectors/announcement/traits.ts';
import { learn, type Lesson } from './learn.ts';

/**
 * Learns the weights of `lib/detectors/announcement/weights.json` anew from the practice announcements. Deterministic:
 * the same announcements and rules give the same table.
 */
const root = resolve(import.meta.dirname, '../..');
const PRACTICE = join(root, 'test/fixtures/announcements/practice.jsonl');
const WEIGHTS = join(root, 'lib/detectors/announcement/weights.json');
/** As many as keep the table below 60 KB. */
const TRAITS_MOST = 2_450;

const lessonsIn = (file: string): Lesson[] =>
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

const shared = resolve(root, process.env.MAMORI_SHARED_DIR ?? '../shared');
const files = [PRACTICE, join(shared, 'data/risk/announcements.jsonl')];
const weights = learn(files.flatMap(lessonsIn), TRAITS_MOST);
writeFileSync(WEIGHTS, `${JSON.stringify(weights)}\n`);
