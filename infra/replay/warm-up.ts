import { DAY, HOUR, MINUTE, type Instant } from '../../lib/core/time.ts';
import type { IncidentFacts, WalletFact } from './facts.ts';
import { digest, standIn } from './holders.ts';
import type { Movement } from './movement.ts';
import { createRandom, exponential, normal, seedOf } from './random.ts';
import { contractsOf, rawOf } from './theft.ts';

/** Ordinary days before the theft: the detector learns from them. Assumed, and the same for every seed. */
export const WARM_UP_DAYS = 45;
/** A typical payment to a customer is this part of the wallet; a few are ten times as large. */
const TYPICAL_PART = 0.0004;
const SPREAD = 1.2;
const LARGEST_PART = 0.02;
/** Of the customers so many come again and again. */
const REGULARS = 40;
const REGULAR_SHARE = 0.6;
/** Refills and what customers send keep the wallet at its level; a new one comes below this part of it. */
const REFILL_BELOW = 0.93;
/** A cold wallet pays its exchange's own alone: so often, and this part of it. */
const COLD_EVERY_MS = 10 * DAY;
const COLD_PART = 0.05;
/** Nothing happens in the last minutes before the theft: the stated balance is that before it. */
const QUIET_MS = 30 * MINUTE;
/** Parts are millionths: amounts stay exact. */
const MILLION = 1_000_000n;

const partOf = (raw: bigint, part: number): bigint => (raw * BigInt(Math.max(1, Math.round(part * 1e6)))) / MILLION;

/** The address that refills a wallet; known as the exchange's own. */
export const reserveOf = ({ id }: Pick<IncidentFacts, 'id'>, chain: string): string => standIn(chain, `${id} reserve`);

interface Life {
  facts: IncidentFacts;
  wallet: WalletFact;
  from: Instant;
  until: Instant;
}

const txidOf = ({ facts, wallet }: Life, number: number): string => {
  const text = digest(`${facts.id} ${wallet.address} ${wallet.asset.asset} ${number}`);
  return wallet.asset.chain === 'bitcoin' || wallet.asset.chain === 'nem' ? text : `0x${text}`;
};

const createBook = (life: Life) => {
  const { facts, wallet } = life;
  const movements: Movement[] = [];
  const reserve = reserveOf(facts, wallet.asset.chain);
  const isContract = contractsOf(facts).has(wallet.address);
  const add = (at: Instant, from: string, to: string, raw: bigint): void => {
    const paidByContract = isContract && from === wallet.address;
    movements.push({
      asset: wallet.asset,
      at,
      txid: txidOf(life, movements.length),
      from: [{ address: from, raw }],
      to,
      ...(paidByContract && { sender: standIn(wallet.asset.chain, `${facts.id} signer`) }),
      ...(paidByContract && wallet.asset.contract === null && { hidden: true as const }),
    });
  };
  return {
    movements,
    pay: (at: Instant, to: string, raw: bigint) => add(at, wallet.address, to, raw),
    refill: (at: Instant, raw: bigint) => add(at, reserve, wallet.address, raw),
    reserve,
  };
};

/** Payments to customers at random times, more of them by day; refills from the exchange's reserve. */
const hotLife = (life: Life): Movement[] => {
  const { facts, wallet, from, until } = life;
  const { asset, address } = wallet;
  const random = createRandom(seedOf(`${facts.id} ${address} ${asset.asset}`));
  const book = createBook(life);
  const level = rawOf({ asset, amount: wallet.balance });
  const customer = (): string =>
    random() < REGULAR_SHARE
      ? standIn(asset.chain, `${facts.id} regular ${Math.floor(random() * REGULARS)}`)
      : standIn(asset.chain, `${facts.id} customer ${address} ${book.movements.length}`);
  let balance = level;
  book.refill(from, level);
  let at = from + HOUR;
  for (;;) {
    at += Math.max(MINUTE, Math.round((exponential(random) * DAY) / wallet.paymentsADay));
    if (at >= until - QUIET_MS) break;
    const part = Math.min(LARGEST_PART, TYPICAL_PART * Math.exp(SPREAD * normal(random)));
    const raw = partOf(level, part);
    book.pay(at, customer(), raw);
    balance -= raw;
    if (balance < partOf(level, REFILL_BELOW)) {
      book.refill(at + MINUTE, level - balance);
      balance = level;
    }
  }
  if (balance < level) book.refill(until - QUIET_MS, level - balance);
  return book.movements;
};

/** A cold wallet rests, and now and then pays its exchange's own. */
const coldLife = (life: Life): Movement[] => {
  const { facts, wallet, from, until } = life;
  const book = createBook(life);
  const level = rawOf({ asset: wallet.asset, amount: wallet.balance });
  const random = createRandom(seedOf(`${facts.id} ${wallet.address} ${wallet.asset.asset}`));
  book.refill(from, level);
  // Its tokens rest.
  if (wallet.asset.contract !== null) return book.movements;
  for (let at = from + COLD_EVERY_MS; at < until - DAY; at += COLD_EVERY_MS) {
    const raw = partOf(level, COLD_PART * (0.8 + 0.4 * random()));
    book.pay(at, book.reserve, raw);
    book.refill(at + 2 * HOUR, raw);
  }
  return book.movements;
};

/** The ordinary days of every wallet up to the theft, ending at exactly the stated balances. In order of time. */
export const warmUp = (facts: IncidentFacts, theftAt: Instant): Movement[] =>
  facts.wallets
    .flatMap((wallet) => {
      const life = { facts, wallet, from: theftAt - WARM_UP_DAYS * DAY, until: theftAt };
      return wallet.kind === 'cold' || wallet.paymentsADay === 0 ? coldLife(life) : hotLife(life);
    })
    .toSorted((a, b) => a.at - b.at);

/** Before a theft of what is not there any more, customers sent as much: so many minutes before. */
const DEPOSIT_BEFORE_MS = 10 * MINUTE;

/** Deposits that must have come for later thefts to be possible. */
export const depositsFor = (facts: IncidentFacts, thefts: readonly Movement[]): Movement[] => {
  const left = new Map(
    facts.wallets.map((wallet) => [
      `${wallet.address} ${wallet.asset.asset}`,
      rawOf({ asset: wallet.asset, amount: wallet.balance }),
    ]),
  );
  return thefts.flatMap((theft, number) =>
    theft.from.flatMap(({ address, raw }) => {
      const key = `${address} ${theft.asset.asset}`;
      const balance = left.get(key);
      if (balance === undefined) return [];
      const missing = raw - balance;
      left.set(key, missing > 0n ? 0n : balance - raw);
      if (missing <= 0n) return [];
      const { chain } = theft.asset;
      const depositor = standIn(chain, `${facts.id} depositor ${number}`);
      const name = digest(`${facts.id} deposit ${number} ${address}`);
      const txid = chain === 'bitcoin' || chain === 'nem' ? name : `0x${name}`;
      const from = [{ address: depositor, raw: missing }];
      return { asset: theft.asset, at: theft.at - DEPOSIT_BEFORE_MS, txid, from, to: address };
    }),
  );
};
