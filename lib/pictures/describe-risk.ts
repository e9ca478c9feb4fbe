import { worthOfBar, type RiskPicture } from '../core/risk/picture.ts';
import type { RiskWords } from '../locales/risk-words.ts';

/** The same in words, for those who cannot see it. */
export const describeRisk = (
  { bars }: Pick<RiskPicture, 'bars'>,
  words: RiskWords,
  nameOf: (exchange: string) => string,
): string => {
  const sum = (yen: string): string | null => (yen === '0' ? null : words.yen(yen));
  return words.picture(
    bars.map((bar) =>
      words.drawn.bar(
        bar.exchange === null ? words.drawn.others : nameOf(bar.exchange),
        sum(worthOfBar(bar)) ?? words.drawn.noPrice,
        sum(bar.locked),
        sum(bar.unknown),
        sum(bar.exposed),
      ),
    ),
  );
};
