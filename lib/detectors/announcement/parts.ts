import { TEXT_LENGTH } from '../../core/announcement.ts';
import { namedIn, type Named } from './assets.ts';
import { clausesOf, type Clause } from './clause.ts';
import { normalise, type Normalised } from './normalise.ts';

/** An announcement cut up. */
export interface Parts {
  /** Title and text. */
  sources: readonly Normalised[];
  named: readonly (readonly Named[])[];
  clauses: readonly Clause[];
}

/** No more than TEXT_LENGTH of each is looked at. */
export const partsOf = (title: string, text: string): Parts => {
  const sources = [title, text].map((each) => normalise(each.slice(0, TEXT_LENGTH)));
  const named = sources.map(namedIn);
  return { sources, named, clauses: sources.flatMap((source, index) => clausesOf(source, named[index]!, index === 0)) };
};
