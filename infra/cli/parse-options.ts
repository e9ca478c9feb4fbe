import { parseArgs, type ParseArgsConfig } from 'node:util';
import { WrongUsage } from './command.ts';

/** Options of a command that takes no other words. Throws WrongUsage in one line. */
export const parseOptions = <T extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: T) => {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    // Node's message goes on about positional arguments after the first sentence.
    const [message = 'wrong usage'] = (error instanceof Error ? error.message : '').split(/\. |\n/);
    throw new WrongUsage(message.replace(/\.$/, ''), { cause: error });
  }
};
