import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { LABELS } from '../../lib/core/announcement.ts';
import { heaviest, learn, TRAITS_MOST } from './learn.ts';
import { LESSON_FILES, lessonsIn } from './lessons.ts';

/**
 * Learns the weights of the announcement classifier anew, after its words, its rules or the labelled texts have changed,
 * and tells which traits weigh most. The same texts and rules give the same table.
 */
const WEIGHTS = resolve(import.meta.dirname, '../../lib/detectors/announcement/weights.json');

for (const file of LESSON_FILES) {
  const { length } = lessonsIn(file);
  if (length === 0) throw new Error(`nothing to learn from ${file}`);
  console.log(`${length} texts of ${file}`);
}
const weights = learn(LESSON_FILES.flatMap(lessonsIn), TRAITS_MOST);
writeFileSync(WEIGHTS, `${JSON.stringify(weights)}\n`);
for (const label of LABELS) console.log(`${label}: ${heaviest(weights, label).join(', ')}`);
