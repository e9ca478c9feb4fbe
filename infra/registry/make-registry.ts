import { WALLET_KINDS } from '../../lib/core/wallet.ts';
import type { Registry, RegistryGroup } from '../../lib/wallets/registry.ts';
import { bySureness, type Fact } from './read-rows.ts';
import { CONFIDENCES, DISPUTED, SOURCES } from './sources.ts';
import { VICTIMS } from './victims.ts';

/** All that is said of one address by one exchange's name. */
interface Entry extends Omit<Fact, 'chain'> {
  chains: string[];
}

const EVM_ADDRESS = /^0x[0-9a-f]{40}$/;
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Addresses of twenty bytes are made of the same keys on every chain that has them. */
const keyOf = ({ exchange, chain, address }: Fact): string =>
  [exchange, EVM_ADDRESS.test(address) ? 'evm' : chain, address].join('\t');

/** Facts come the surest first: that one's confidence and kind are told, with the sources and chains of all. */
const gather = (facts: readonly Fact[]): Entry[] => {
  const entries = new Map<string, Entry>();
  for (const { chain, ...fact } of facts) {
    const key = keyOf({ chain, ...fact });
    const known = entries.get(key);
    if (known === undefined) entries.set(key, { ...fact, chains: [chain] });
    else {
      known.chains = [...new Set([...known.chains, chain])].toSorted();
      known.sources |= fact.sources;
      known.label ??= fact.label;
      if (known.kind === 'unknown') known.kind = fact.kind;
    }
  }
  return [...entries.values()];
};

/** What other lists say of an address in prose alone, as claims of the weakest kind. */
const disputedOf = (facts: readonly Fact[]): Fact[] =>
  facts.flatMap((fact) =>
    (DISPUTED[fact.address] ?? []).map((exchange): Fact => ({
      ...fact,
      exchange,
      kind: 'unknown',
      label: null,
      sources: 1 << SOURCES.findIndex(({ code }) => code === 'hand'),
      confidence: 'inference',
    })),
  );

const groupsOf = (entries: readonly Entry[]) => {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const packs = EVM_ADDRESS.test(entry.address);
    const { confidence, exchange, chains, kind, sources } = entry;
    const key = JSON.stringify([CONFIDENCES.indexOf(confidence), exchange, chains, kind, sources, packs]);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()].map((group) => group.toSorted((a, b) => compare(a.address, b.address)));
};

/** Twenty bytes an address. */
const packed = (addresses: readonly string[]): string =>
  Buffer.from(addresses.map((address) => address.slice(2)).join(''), 'hex').toString('base64');

const sortedSet = (values: readonly string[]): string[] => [...new Set(values)].toSorted(compare);

/** The registry as it is committed, of the facts and the robbed wallets: from the same facts always the same. */
export const makeRegistry = (facts: readonly Fact[]): Registry => {
  const entries = gather([...bySureness([...facts, ...VICTIMS]), ...disputedOf(facts)]);
  const exchanges = sortedSet(entries.map(({ exchange }) => exchange));
  const chainSets = sortedSet(entries.map(({ chains }) => JSON.stringify(chains)));
  const groups = groupsOf(entries).flatMap((group): RegistryGroup[] => {
    const [first] = group;
    if (first === undefined) return [];
    const labels = group.flatMap(({ label }, at) => (label === null ? [] : [[String(at), label] as const]));
    const addresses = group.map(({ address }) => address);
    const packs = EVM_ADDRESS.test(first.address);
    const head = [
      chainSets.indexOf(JSON.stringify(first.chains)),
      exchanges.indexOf(first.exchange),
      WALLET_KINDS.indexOf(first.kind),
      first.sources,
      CONFIDENCES.indexOf(first.confidence),
      packs ? 'packed' : 'plain',
      packs ? packed(addresses) : addresses.join(' '),
    ] as const;
    return [labels.length === 0 ? head : [...head, Object.fromEntries(labels)]];
  });
  return {
    sources: SOURCES.map(({ named: _named, ...source }) => source),
    exchanges,
    confidences: CONFIDENCES,
    evm: sortedSet(entries.filter(({ address }) => EVM_ADDRESS.test(address)).flatMap(({ chains }) => chains)),
    chainSets: chainSets.map((set) => JSON.parse(set) as string[]),
    groups: groups.toSorted(
      (a, b) => a[4] - b[4] || a[1] - b[1] || a[0] - b[0] || a[2] - b[2] || a[3] - b[3] || compare(a[5], b[5]),
    ),
  };
};

/** One list or group a line, so that a change of the facts reads as one. */
export const registryText = ({ groups, ...lists }: Registry): string => {
  const lines = Object.entries(lists).map(([name, list]) => `  ${JSON.stringify(name)}: ${JSON.stringify(list)},`);
  const rows = groups.map((group) => `    ${JSON.stringify(group)}`).join(',\n');
  return `{\n${lines.join('\n')}\n  "groups": [\n${rows}\n  ]\n}\n`;
};
