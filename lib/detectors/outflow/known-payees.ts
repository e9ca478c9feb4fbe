import { DAY, type Instant } from '../../core/time.ts';
import type { FlowState } from './state.ts';

/** A receiver is known only a day after its first large payment: else the thief's second transfer looks known. */
const PROBATION_MS = DAY;
/** Receivers of large payments that are remembered: 150 marks with their times are some 4 KB of JSON. */
const PAYEES_MOST = 150;

/** FNV-1a, 32 bits: two of 150 receivers fall together once in some 380,000 wallets. */
export const payeeMark = (to: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < to.length; index += 1) {
    hash ^= to.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
};

/** Whether a large payment to it is nothing new. */
export const isKnownPayee = ({ payees }: FlowState, mark: number, now: Instant): boolean => {
  for (let index = payees.length - 1; index >= 0; index -= 1) {
    const payee = payees[index];
    if (payee?.[0] === mark) return now >= payee[1];
  }
  return false;
};

/** Remembers the receiver of a large payment; the one that was longest without any is forgotten. */
export const rememberPayee = ({ payees }: FlowState, mark: number, now: Instant): void => {
  let index = payees.length - 1;
  while (index >= 0 && payees[index]![0] !== mark) index -= 1;
  const payee: [number, Instant] = index < 0 ? [mark, now + PROBATION_MS] : payees.splice(index, 1)[0]!;
  payees.push(payee);
  if (payees.length > PAYEES_MOST) payees.shift();
};

/** Forgets a receiver whose first large payment never was. */
export const forgetPayee = ({ payees }: FlowState, mark: number, paidAt: Instant): void => {
  const index = payees.findIndex(([one, from]) => one === mark && from === paidAt + PROBATION_MS);
  if (index >= 0) payees.splice(index, 1);
};
