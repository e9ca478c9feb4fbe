import type { Log } from '../../lib/core/log.ts';

/** A log that keeps its lines: level and message. */
export const keepLog = (): Log & { lines: string[] } => {
  const lines: string[] = [];
  const at = (level: string) => (message: string) => {
    lines.push(`${level}: ${message}`);
  };
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
};
