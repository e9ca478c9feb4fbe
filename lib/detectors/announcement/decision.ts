import type { Label } from '../../core/announcement.ts';
import type { Clause } from './clause.ts';
import type { Finding } from './finding.ts';
import type { Tag } from './tag.ts';
import type { Word } from './words.ts';

export interface Decision {
  label: Label;
  confidence: number;
  /** The deciding words and the clause in which each stands. */
  because: readonly (readonly [Clause, Word])[];
  /** The clause that the news is in. */
  clause: Clause | undefined;
}

/** An announcement cut up for the rules. */
export interface Reading {
  clauses: readonly Clause[];
  head: readonly Clause[];
  opening: readonly Clause[];
  findings: readonly Finding[];
}

/** Decides, or has nothing to say. */
export type Rule = (reading: Reading) => Decision | undefined;

/** A decision with the words of those tags as its evidence. */
export const told = (
  label: Label,
  confidence: number,
  clause: Clause | undefined,
  ...tags: readonly Tag[]
): Decision => ({
  label,
  confidence,
  because:
    clause === undefined
      ? []
      : tags.flatMap((tag) => {
          const word = clause.words.get(tag);
          return word === undefined ? [] : [[clause, word] as const];
        }),
  clause,
});
