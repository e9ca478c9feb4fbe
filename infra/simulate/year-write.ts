import { createRandom, type Random } from './random.ts';
import { addEmergency } from './year-emergencies.ts';
import { CHAIN_NAMES, pick, yearExchanges, type YearExchange } from './year-exchanges.ts';
import {
  addBlock,
  addDelisting,
  addFlapping,
  addListing,
  addNews,
  addOutage,
  addRename,
  addRowGlitch,
  addStaleBody,
  addUnannounced,
  addUnknown,
  addVanishing,
  addWholeGlitch,
  chainAt,
  stopRows,
} from './year-happenings.ts';
import { addMaintenance } from './year-maintenance.ts';
import type { YearRegime } from './year-regimes.ts';
import { DAYS, EMERGENCIES, HOURS, type Minute, type Script } from './year-script.ts';
import { everything, oneChain, oneRow, rowsOfChain, say } from './year-words.ts';

/** Nothing happens in the first minutes: what is off then is off from the beginning. */
const QUIET = 30;

export interface Span {
  exchanges: number;
  days: number;
  seed: number;
}

type Happen = (aYear: number, act: (at: Minute, episode: number) => void) => void;

const happenings = (random: Random, days: number, next: () => number): Happen => {
  return (aYear, act) => {
    for (let left = random.poisson((aYear * days) / 365); left > 0; left -= 1)
      act(Math.round(random.between(QUIET, days * DAYS)), next());
  };
};

const addAnnounced = (script: Script, random: Random, regime: YearRegime, happens: Happen): void => {
  const { exchange } = script;
  const scopeOf = () =>
    random.uniform() < 0.4 ? oneRow(exchange, random) : oneChain(exchange, random, chainAt(exchange, random));
  happens(regime.planned, (at, episode) => addMaintenance(script, random, regime, scopeOf(), at, episode));
  happens(regime.plannedWhole, (at, episode) =>
    addMaintenance(script, random, regime, everything(exchange), at, episode),
  );
};

const addOrdinary = (script: Script, random: Random, regime: YearRegime, happens: Happen): void => {
  const kinds = [
    [regime.unannounced, addUnannounced],
    [regime.flapping, addFlapping],
    [regime.delistings, addDelisting],
    [regime.rowGlitches, addRowGlitch],
    [regime.outages, addOutage],
    [regime.blocks, addBlock],
    [regime.wholeGlitches, addWholeGlitch],
    [regime.vanishing, addVanishing],
    [regime.unknowns, addUnknown],
    [regime.staleBodies, addStaleBody],
    [regime.renames, addRename],
    [regime.listings, addListing],
    [regime.newsADay * 365, addNews],
  ] as const;
  for (const [aYear, add] of kinds)
    happens(aYear, (at, episode) => {
      add(script, random, regime, at, episode);
    });
  happens(regime.unannouncedWhole, (at, episode) => {
    stopRows(script, everything(script.exchange), [at, at + random.between(30, 150)], 'unannounced', episode);
  });
};

/** Injected where nothing else stops everything, one after the other. */
const addEmergencies = (script: Script, random: Random, regime: YearRegime, happens: Happen): void => {
  const taken = script.stops.filter(({ isWhole }) => isWhole).map(({ from, until }): [Minute, Minute] => [from, until]);
  happens(regime.emergencies, (at, episode) => {
    if (taken.some(([from, until]) => at > from - DAYS * 6 && at < until + DAYS)) return;
    taken.push([at, addEmergency(script, random, pick(random, EMERGENCIES), at, episode)]);
  });
};

/** A network stands still at three to fifteen exchanges, one after the other within two hours. */
const addChainEvent = (scripts: readonly Script[], random: Random, at: Minute, episode: number): void => {
  const chain = pick(random, CHAIN_NAMES);
  const having = scripts.filter(({ exchange }) => rowsOfChain(exchange, chain).length > 0);
  const count = 3 + Math.floor(13 * random.uniform() ** 2);
  const hit = having
    .map((script) => ({ script, order: random.uniform() }))
    .toSorted((a, b) => a.order - b.order)
    .slice(0, count);
  if (hit.length < 3) return;
  const begins = hit.map((_, index) => Math.round(at + (index === 0 ? 0 : 110 * random.uniform() ** 2)));
  for (const [index, { script }] of hit.entries()) {
    const from = begins[index]!;
    const scope = oneChain(script.exchange, random, chain);
    stopRows(script, scope, [from, from + random.between(HOURS, 12 * HOURS)], 'chain', episode);
    script.looks.push(...begins.flatMap((begin) => [begin, begin + 1, begin + 2]));
    if (random.uniform() < 0.4)
      say(script, random, from + random.between(5, 40), { label: 'halt_network', ...scope.named });
  }
};

const scriptOf = (exchange: YearExchange): Script => ({
  exchange,
  stops: [],
  faults: [],
  listings: [],
  says: [],
  emergencies: [],
  looks: [],
});

/** Writes down all that happens at each exchange. The same seed writes the same. */
export const writeYear = (regime: YearRegime, { exchanges, days, seed }: Span): Script[] => {
  let episodes = 0;
  const next = (): number => (episodes += 1);
  const scripts = yearExchanges(exchanges, createRandom(seed * 7_919)).map(scriptOf);
  for (const [index, script] of scripts.entries()) {
    const random = createRandom(seed * 104_729 + index * 1_009);
    const happens = happenings(random, days, next);
    addAnnounced(script, random, regime, happens);
    addOrdinary(script, random, regime, happens);
    addEmergencies(script, random, regime, happens);
  }
  const random = createRandom(seed * 31 + 7);
  happenings(random, days, next)(regime.chainEvents, (at, episode) => addChainEvent(scripts, random, at, episode));
  return scripts;
};
