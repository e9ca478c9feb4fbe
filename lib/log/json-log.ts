import type { Log } from '../core/log.ts';

/** An error as a line of the log shows it: its kind and message, never a body or a stack with values in it. */
const plain = (value: unknown): unknown => (value instanceof Error ? `${value.name}: ${value.message}` : value);

/** One JSON object a line on standard error: CloudWatch takes it apart, and standard output stays for data. */
export const createJsonLog = (
  name: string,
  write: (line: string) => void = (line) => {
    process.stderr.write(line);
  },
): Log => {
  const at =
    (level: string) =>
    (message: string, fields: Record<string, unknown> = {}): void => {
      const shown = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, plain(value)]));
      write(`${JSON.stringify({ level, time: new Date().toISOString(), function: name, message, ...shown })}\n`);
    };
  return { info: at('info'), warn: at('warn'), error: at('error') };
};
