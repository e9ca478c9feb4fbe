import type { Classification, Direction } from '../../core/announcement.ts';
import type { Instant } from '../../core/time.ts';
import { arbitrate, type Verdict } from './arbitrate.ts';
import { distinct } from './assets.ts';
import { decide } from './decide.ts';
import { isUnforeseen } from './emergency-maintenance.ts';
import { has } from './finding.ts';
import { isWhole } from './halt.ts';
import type { Learned } from './learned.ts';
import { partsOf } from './parts.ts';
import { traitsOf } from './traits.ts';
import { windowOf } from './window.ts';

/** What is to be read: a feed's entry, or a text alone with an empty title. */
export interface Announcement {
  title: string;
  text: string;
  publishedAt: Instant | null;
  /** Which clock times are by where none is named; told by the letters where absent. */
  lang?: 'ja' | 'en';
}

const directionsOf = ({ clause }: Verdict): Direction[] =>
  clause === undefined
    ? []
    : (['deposit', 'withdrawal'] as const).filter((direction) =>
        clause.words.has(direction === 'deposit' ? 'deposit' : 'withdraw'),
      );

/** All trading is not all that the exchange does: what cannot be traded may still be withdrawn. */
const isTradingAlone = (clause: NonNullable<Verdict['clause']>): boolean =>
  has(clause, 'trade') && !has(clause, 'withdraw', 'deposit', 'service', 'wallet');

const isOfEverything = ({ clause }: Verdict, assets: readonly string[]): boolean =>
  clause !== undefined && isWhole(clause) && !isTradingAlone(clause) && (assets.length === 0 || has(clause, 'all'));

const KANA = /[\u3041-\u30FF]/;
const JAPAN = '+540';
const UTC = '+0';

/** Japanese notices mean Japan's time, others UTC, unless they say. */
const usualZone = (lang: Announcement['lang'], text: string): string =>
  (lang ?? (KANA.test(text) ? 'ja' : 'en')) === 'ja' ? JAPAN : UTC;

/** As `classify`, with weights of one's own: to judge them by texts that they have not learned from. */
export const createClassify =
  (learned?: Learned) =>
  ({ title, text, publishedAt, lang }: Announcement): Classification => {
    const { sources, named, clauses } = partsOf(title, text);
    const verdict = arbitrate(decide(clauses), traitsOf(sources, clauses), clauses, learned);
    const evidence = verdict.because.map(({ source, start, end }) => source.original(start, end));
    const all = named.flat();
    const assets = distinct(all, 'asset');
    const window = windowOf(verdict.label, verdict.clause, clauses, {
      publishedAt,
      zone: usualZone(lang, title + text),
    });
    const isPretext =
      verdict.label === 'halt_planned' &&
      isUnforeseen(
        sources.map((source) => source.text),
        window,
        publishedAt,
      );
    return {
      label: isPretext ? 'halt_incident' : verdict.label,
      confidence: Math.round(verdict.confidence * 100) / 100,
      evidence: [...new Set(evidence)].filter((each) => each !== ''),
      assets,
      networks: distinct(all, 'network'),
      directions: directionsOf(verdict),
      whole: isOfEverything(verdict, assets),
      window,
    };
  };

/**
 * Reads an announcement by rules that can be named: words of the field are found in each clause with what they stand for,
 * clauses tell of acts (halt, delay, resume) with their mood and cause, the first rule that speaks decides (`decide.ts`),
 * and weights learned from labelled texts speak up where it is wrong (`arbitrate.ts`). Never throws; no more than TEXT_LENGTH of the text is looked at.
 */
export const classify = createClassify();
