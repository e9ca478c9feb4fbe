import { createReadStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { CommandFailed } from './command.ts';

/** Longer lines are none of ours: a file without line ends must not fill the memory. */
const LINE_MOST_CHARACTERS = 1_000_000;

/** Reads a file, or the standard input for `-`, line by line while it is still open. Throws CommandFailed. */
export const readLines = async (file: string, take: (line: string, number: number) => void): Promise<void> => {
  const source = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 1 << 18 });
  const decoder = new StringDecoder('utf8');
  let [rest, number] = ['', 0];
  try {
    for await (const chunk of source) {
      const text = rest + decoder.write(chunk as Buffer);
      let start = 0;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
        take(text.slice(start, end), (number += 1));
        start = end + 1;
      }
      rest = text.slice(start);
      if (rest.length > LINE_MOST_CHARACTERS) throw new CommandFailed(`line ${number + 1}: longer than a line may be`);
    }
  } catch (error) {
    if (error instanceof CommandFailed) throw error;
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new CommandFailed(`cannot read ${file === '-' ? 'the standard input' : file}${code}`, { cause: error });
  }
  if (rest !== '') take(rest, number + 1);
};
