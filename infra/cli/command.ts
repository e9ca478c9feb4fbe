/** What a command may touch besides the project's own parts. */
export interface Terminal {
  /** Data: one JSON object a line where a list is printed. */
  print(line: string): void;
  /** Everything that is no data. */
  say(line: string): void;
  /** Reads a file, or the standard input for `-`. Throws CommandFailed. */
  read(file: string, mostBytes: number): Promise<string>;
  environment: Readonly<Record<string, string | undefined>>;
}

export interface Command {
  /** One line for the list of commands. */
  summary: string;
  /** What follows the command's name. */
  usage: string;
  /** Throws WrongUsage or CommandFailed. */
  run(args: string[], terminal: Terminal): Promise<void>;
}

/** The caller has to write something else: exit 2. */
export class WrongUsage extends Error {
  override name = 'WrongUsage';
}

/** It was understood and could not be done: exit 1. */
export class CommandFailed extends Error {
  override name = 'CommandFailed';
}

export const EXIT = { done: 0, failed: 1, wrongUsage: 2 } as const;
