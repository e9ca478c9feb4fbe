/** One thing that was looked at: whether it is as it should be, what was found, and how to mend it. No secret in it. */
export interface Check {
  check: string;
  ok: boolean;
  detail: string;
  /** One line: what to do. Only where it is not as it should be. */
  mend?: string;
}

export const fine = (check: string, detail: string): Check => ({ check, ok: true, detail });
export const broken = (check: string, detail: string, mend: string): Check => ({ check, ok: false, detail, mend });

/** Where a platform should call us, and whether we could verify the call. */
export interface WantedWebhook {
  /** Undefined where there is no public address. */
  url: string | undefined;
  /** Whether there is a secret or key to verify it with. */
  receives: boolean;
}
