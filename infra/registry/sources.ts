/** A list that labels are from. Addresses and labels are facts; of its texts nothing is taken. */
export interface RegistrySource {
  code: string;
  name: string;
  licence: string;
  /** Repository and commit. */
  at: string;
  /** As the rows name it. */
  named: string;
}

export const SOURCES: readonly RegistrySource[] = [
  {
    code: 'defillama',
    name: 'DefiLlama-Adapters, reserve lists that exchanges publish',
    licence: 'GPL-3.0 repository; addresses alone are taken',
    at: 'github.com/DefiLlama/DefiLlama-Adapters@1eb4e81d4dd0',
    named: 'DefiLlama-Adapters',
  },
  {
    code: 'graphsense',
    name: 'GraphSense TagPacks',
    licence: 'MIT',
    at: 'github.com/graphsense/graphsense-tagpacks@29ff93c8ab0d',
    named: 'GraphSense TagPacks',
  },
  {
    code: 'etherscan-labels',
    name: 'etherscan-labels, a dump of explorer labels of October 2023',
    licence: 'labels are taken as facts',
    at: 'github.com/brianleect/etherscan-labels@923aba72c7e2',
    named: 'etherscan-labels dump (Oct 2023)',
  },
  {
    code: 'hand',
    name: 'transcribed by hand from press, public dashboards and transactions',
    licence: 'facts',
    at: '',
    named: 'manual transcription',
  },
];

/** How sure a label is, the surest first: of two lists that disagree the surer one names the wallet. */
export const CONFIDENCES = [
  'published-reserve-list',
  'on-chain-and-press',
  'press',
  'service-data',
  'explorer-label',
  'web-crawl',
  'community-confirmed',
  'community',
  'community-disputed',
  'inference',
] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** What the rows say → our code. Matched from the beginning, in order. */
const SAID: readonly [begins: string, confidence: Confidence][] = [
  ['published-reserve-list', 'published-reserve-list'],
  ['on-chain + press', 'on-chain-and-press'],
  ['press', 'press'],
  ['service_data', 'service-data'],
  ['explorer-label', 'explorer-label'],
  ['web_crawl', 'web-crawl'],
  ['community label; "3" confirmed', 'community-confirmed'],
  ['community label; CONFLICT', 'community-disputed'],
  ['community label; some lists disagree', 'community-disputed'],
  ['community label', 'community'],
  ['low', 'inference'],
  ['inference', 'inference'],
];

/** Throws for what is not in the table: a new word must be judged by a person. */
export const confidenceOf = (said: string): Confidence => {
  const found = SAID.find(([begins]) => said.startsWith(begins));
  if (found === undefined) throw new Error(`unknown confidence: ${said}`);
  return found[1];
};

/**
 * Names that other lists give these addresses, which the rows tell in prose alone (XRP dashboards; explorers), with
 * the project's note of traps as source. A disputed label never clears an outflow.
 */
export const DISPUTED: Readonly<Record<string, readonly string[]>> = {
  rNRc2S2GSefSkTkAiyjE6LDzMonpeHp6jS: ['bitso'],
  rLHzPsX6oXkzU2qL12kHCH8G8cnZv1rBJh: ['uphold'],
  '0x5e032243d507c743b061ef021e2ec7fcc6d3ab89': ['kucoin'],
};
