import { outweighs, type Wallet, type WalletClaim, type WalletDirectory } from '../core/wallet.ts';
import { createAddressIndex } from './address-index.ts';

/** What one list says of addresses: on one chain, or on several with the same keys. */
export interface Labelling extends Omit<WalletClaim, 'chain' | 'address' | 'label'> {
  /** In order. */
  chains: readonly string[];
}

/** A directory that can be filled: claims are merged by address and exchange, and disagreeing ones stand side by side. */
export interface WalletBook extends WalletDirectory {
  /** Of several exchanges for one address the first names the wallet; `before` puts this one there. */
  add(labelling: Labelling, address: string, label: string | null, before?: boolean): void;
  /** The same of an address as twenty bytes, which need not become text. */
  addPacked(labelling: Labelling, bytes: Uint8Array, begin: number, label: string | null): void;
  /** Takes back what one exchange is said to have there. */
  drop(exchange: string, chain: string, address: string): void;
  /** Every claim on every chain, the conflicts of each beside it. */
  all(): Iterable<Wallet>;
}

/** What many claims have in common, kept once. */
type Details = Omit<Labelling, 'exchange'>;

interface Held {
  exchange: number;
  details: number;
  label: string | null;
}

/** Numbers for values that come again and again. */
const createNames = <T>(keyOf: (value: T) => string) => {
  const numbers = new Map<string, number>();
  const values: T[] = [];
  return {
    number(value: T): number {
      const key = keyOf(value);
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, values.length);
      return values.push(value) - 1;
    },
    at: (number: number): T => values[number] as T,
    known: (value: T): number | undefined => numbers.get(keyOf(value)),
  };
};

/** Chains whose addresses are made of the same keys are one family; any other chain is its own. */
const EVM = 'evm';
const NOBODY = '';

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])].toSorted();

/**
 * `evm` names the chains that share their keys: an address labelled on one of them is found on all. `expected` addresses
 * fit without growing.
 */
export const createWalletBook = (evm: ReadonlySet<string>, expected = 0): WalletBook => {
  const index = createAddressIndex(expected);
  const families = createNames<string>((family) => family);
  const exchanges = createNames<string>((exchange) => exchange);
  const details = createNames<Details>(({ chains, kind, source, confidence }) =>
    [kind, source, confidence, ...chains].join('\t'),
  );
  exchanges.number(NOBODY);
  let exchangeOf = new Uint16Array(Math.max(expected, 512));
  let detailsOf = new Uint16Array(exchangeOf.length);
  const labels = new Map<number, string>();
  /** Where several exchanges are named: those after the first. */
  const others = new Map<number, Held[]>();

  const familyOf = (chain: string): number => families.number(evm.has(chain) ? EVM : chain);

  const grow = (): void => {
    const [oldExchanges, oldDetails] = [exchangeOf, detailsOf];
    exchangeOf = new Uint16Array(2 * oldExchanges.length);
    exchangeOf.set(oldExchanges);
    detailsOf = new Uint16Array(exchangeOf.length);
    detailsOf.set(oldDetails);
  };

  const heldAt = (number: number): Held[] =>
    exchangeOf[number] === 0
      ? []
      : [
          {
            exchange: exchangeOf[number] as number,
            details: detailsOf[number] as number,
            label: labels.get(number) ?? null,
          },
          ...(others.get(number) ?? []),
        ];

  const hold = (number: number, [first, ...rest]: readonly Held[]): void => {
    exchangeOf[number] = first?.exchange ?? 0;
    detailsOf[number] = first?.details ?? 0;
    const label = first?.label ?? null;
    if (label === null) labels.delete(number);
    else labels.set(number, label);
    if (rest.length === 0) others.delete(number);
    else others.set(number, rest);
  };

  const walletOf = (number: number, chain: string, held: Held, all: readonly Held[]): Wallet => {
    const { chains, ...shared } = details.at(held.details);
    const [home = chain] = chains;
    const rivals = all.filter((other) => other.exchange !== held.exchange);
    const proven = outweighs(
      shared.confidence,
      rivals.map((rival) => details.at(rival.details).confidence),
    );
    return {
      exchange: exchanges.at(held.exchange),
      chain,
      address: index.at(number).address,
      label: held.label,
      ...shared,
      conflicts: rivals.map((rival) => exchanges.at(rival.exchange)),
      ...(proven && { outweighs: true }),
      ...(!chains.includes(chain) && { sameKeyAs: home }),
    };
  };

  /** What many rows in a row have in common is looked up once. */
  const numbersOf = (() => {
    let last: Labelling | undefined;
    let numbers = { family: 0, exchange: 0, details: 0 };
    return (labelling: Labelling) => {
      if (labelling === last) return numbers;
      last = labelling;
      const { exchange, ...shared } = labelling;
      numbers = {
        family: familyOf(shared.chains[0] ?? ''),
        exchange: exchanges.number(exchange),
        details: details.number(shared),
      };
      return numbers;
    };
  })();

  /** Of two lists that agree the first one's words are told, with the names and chains of both. */
  const merged = (first: Held, second: Held): Held => {
    const [one, two] = [details.at(first.details), details.at(second.details)];
    return {
      exchange: first.exchange,
      details: details.number({
        kind: one.kind === 'unknown' ? two.kind : one.kind,
        confidence: one.confidence,
        source: union(one.source.split('+'), two.source.split('+')).join('+'),
        chains: union(one.chains, two.chains),
      }),
      label: first.label ?? second.label,
    };
  };

  const claim = (number: number, made: Held, before: boolean): void => {
    while (number >= exchangeOf.length) grow();
    if (exchangeOf[number] === 0) return hold(number, [made]);
    const all = heldAt(number);
    const known = all.find(({ exchange }) => exchange === made.exchange);
    if (before) {
      const rest = all.filter((held) => held !== known);
      return hold(number, [known === undefined ? made : merged(made, known), ...rest]);
    }
    return hold(
      number,
      known === undefined ? [...all, made] : all.map((held) => (held === known ? merged(known, made) : held)),
    );
  };

  return {
    add(labelling, address, label, before = false) {
      const { family, exchange, details: shared } = numbersOf(labelling);
      claim(index.add(family, address), { exchange, details: shared, label }, before);
    },

    addPacked(labelling, bytes, begin, label) {
      const { family, exchange, details: shared } = numbersOf(labelling);
      claim(index.addPacked(family, bytes, begin), { exchange, details: shared, label }, false);
    },

    drop(exchange, chain, address) {
      const number = index.find(familyOf(chain), address);
      if (number < 0) return;
      hold(
        number,
        heldAt(number).flatMap((held) => {
          const { chains, ...shared } = details.at(held.details);
          if (exchanges.at(held.exchange) !== exchange) return [held];
          const left = chains.filter((other) => other !== chain);
          return left.length === 0 ? [] : [{ ...held, details: details.number({ ...shared, chains: left }) }];
        }),
      );
    },

    find(chain, address) {
      const number = index.find(familyOf(chain), address);
      if (number < 0) return undefined;
      const all = heldAt(number);
      const [first] = all;
      return first === undefined ? undefined : walletOf(number, chain, first, all);
    },

    touches(chain) {
      const family = familyOf(chain);
      return (address) => {
        const number = index.find(family, address);
        return number >= 0 && exchangeOf[number] !== 0;
      };
    },

    of(exchange, chain) {
      const wanted = exchanges.known(exchange);
      const family = familyOf(chain);
      const found: Wallet[] = [];
      if (wanted === undefined) return found;
      for (let number = 0; number < index.size; number += 1) {
        if (exchangeOf[number] !== wanted || !details.at(detailsOf[number] as number).chains.includes(chain)) continue;
        const all = heldAt(number);
        const [first] = all;
        if (first !== undefined && index.at(number).family === family) found.push(walletOf(number, chain, first, all));
      }
      return found;
    },

    *all() {
      for (let number = 0; number < index.size; number += 1) {
        const all = heldAt(number);
        for (const held of all)
          for (const chain of details.at(held.details).chains) yield walletOf(number, chain, held, all);
      }
    },
  };
};
