import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { CommandFailed } from './command.ts';

/** Reads a whole file as text, or the standard input for `-`. Throws CommandFailed. */
export const readInput = async (file: string, mostBytes: number): Promise<string> => {
  const source: Readable = file === '-' ? process.stdin : createReadStream(file);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of source) {
      bytes += (chunk as Uint8Array).byteLength;
      if (bytes > mostBytes) throw new CommandFailed(`unreadable: the body is larger than ${mostBytes} bytes`);
      chunks.push(chunk as Uint8Array);
    }
  } catch (error) {
    if (error instanceof CommandFailed) throw error;
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new CommandFailed(`cannot read ${file === '-' ? 'the standard input' : file}${code}`, { cause: error });
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
};
