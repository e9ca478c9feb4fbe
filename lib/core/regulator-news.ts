/** Id of the regulator where an exchange's would stand: Japan's Financial Services Agency. */
export const REGULATOR = 'fsa';

/**
 * What a regulator has done, as one entry of its news tells it.
 * suspension, improvement: orders to suspend or to improve the business. refusal, cancellation: of a registration.
 * reporting: an order to report, which often comes first. order: an administrative order whose title does not say which.
 * warning: to someone who is not registered. lifted: an earlier order or duty is over. other: names an operator, or the
 * list of those who are registered, and is none of these.
 */
type RegulatorAct =
  | 'suspension'
  | 'improvement'
  | 'refusal'
  | 'cancellation'
  | 'reporting'
  | 'order'
  | 'warning'
  | 'lifted'
  | 'other';

export interface RegulatorNews {
  /** Of the entry that was read. */
  key: string;
  act: RegulatorAct;
  /** Ids of the exchanges named; empty where the entry names none, or none that is known. */
  exchanges: string[];
  /** The names that were recognised, as this project writes them and never as the entry does. */
  operators: string[];
  /** The bureau that acts (`関東財務局`), null where the entry does not say. */
  bureau: string | null;
}
