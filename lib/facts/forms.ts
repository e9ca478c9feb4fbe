import type { ExchangeFacts } from '../core/risk/facts.ts';

export const NOTHING: ExchangeFacts = {
  registered: null,
  losses: [],
  orders: [],
  cold: null,
  compensation: null,
  audited: null,
};

export const registered = (
  number: string,
  date: string,
  source: string,
  verified = true,
): ExchangeFacts['registered'] => ({ is: true, number, date, source, verified });

/** `date`: when it was known that it is not, or no longer. */
export const notRegistered = (date: string, source: string, verified = true): ExchangeFacts['registered'] => ({
  is: false,
  date,
  source,
  verified,
});

export const loss = (
  date: string,
  source: string,
  compensated: 'in full' | 'in part' | null = null,
): ExchangeFacts['losses'][number] => ({ date, source, verified: true, compensated });

const order =
  (kind: ExchangeFacts['orders'][number]['kind']) =>
  (date: string, source: string): ExchangeFacts['orders'][number] => ({ date, source, verified: true, kind });
export const improvement = order('improvement');
export const suspension = order('suspension');
