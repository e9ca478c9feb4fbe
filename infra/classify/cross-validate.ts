import { existsSync } from 'node:fs';
import { confusionTable } from './confusion-table.ts';
import { judgeByFolds } from './folds.ts';
import { LESSON_FILES } from './lessons.ts';
import { scoreOf } from './score.ts';

const [practice = '', real = ''] = LESSON_FILES;
if (!existsSync(real)) {
  process.stderr.write('the real texts are not there: set MAMORI_SHARED_DIR to the folder that has them\n');
  process.exit(1);
}
for (const line of confusionTable(scoreOf(judgeByFolds(real, practice)))) console.log(line);
