/** A fact with where and when it was read. What is not verified is shown with its source alone. */
export interface Sourced {
  /** ISO date, as far as it is known: `2018-04` is a month. */
  date: string;
  source: string;
  verified: boolean;
}

/** What is known of an exchange beside its flags and wallets. Missing: nothing is known, which is no good sign by itself. */
export interface ExchangeFacts {
  /** Registered in Japan: null where it is not known. */
  registered: (Sourced & { is: boolean; number?: string }) | null;
  /** Customers' money that was lost, newest last. An empty list: none was found in the sources read. */
  losses: readonly (Sourced & { compensated: 'in full' | 'in part' | null })[];
  /** Orders of the regulator. */
  orders: readonly (Sourced & { kind: 'suspension' | 'improvement' })[];
  /** Whether it says how much it keeps offline, and how much it does not: 0 to 1. */
  cold: (Sourced & { disclosed: boolean; hot?: number }) | null;
  /** What its terms promise after a theft. */
  compensation: (Sourced & { says: 'full' | 'capped' | 'excluded' }) | null;
  /** Audit or proof of reserves. */
  audited: (Sourced & { is: boolean }) | null;
  /**
   * What began at that date, and of which no end was found in the sources read. stopped: all its services.
   * reporting: it has been ordered to report to the regulator.
   */
  standing?: readonly (Sourced & { kind: 'stopped' | 'reporting' })[];
}
