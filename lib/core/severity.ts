/** Ascending: what a subscriber's level is compared with. The table of meanings stands in README.md. */
export const SEVERITIES = ['info', 'watch', 'warn', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const isSeverity = (value: unknown): value is Severity => SEVERITIES.includes(value as Severity);

/** Whether `severity` reaches `level`. */
export const reaches = (severity: Severity, level: Severity): boolean =>
  SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(level);

export const higher = (a: Severity, b: Severity): Severity => (reaches(a, b) ? a : b);
