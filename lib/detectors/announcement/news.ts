import { reasonOf } from './causes.ts';
import type { Clause } from './clause.ts';
import type { Decision, Reading, Rule } from './decision.ts';
import { has, isAside, isStop, type Finding } from './finding.ts';
import { haltOf } from './halt.ts';
import type { Word } from './words.ts';

const evidenceOf = (finding: Finding): (readonly [Clause, Word])[] => {
  const { clause, word } = finding;
  const subject = (['withdraw', 'deposit', 'all', 'trade', 'wallet', 'service', 'fiat'] as const)
    .map((tag) => clause.words.get(tag))
    .find((each) => each !== undefined);
  return [[clause, word], ...(subject === undefined || subject === word ? [] : [[clause, subject] as const])];
};

const goesOn = (finding: Finding, label: 'resume' | 'resume_planned'): Decision => ({
  label,
  confidence: (finding.about ? 0.85 : 0.7) - (finding.clause.inTitle ? 0 : 0.05),
  because: evidenceOf(finding),
  clause: finding.clause,
});

const standsStill = (stop: Finding, { clauses }: Reading): Decision => {
  const reason = reasonOf(stop, clauses);
  const because = [...evidenceOf(stop), ...reason.words.map((word) => [reason.clause, word] as const)];
  const narrow = clauses.some(({ inTitle, assets, networks }) => inTitle && (assets || networks));
  return { ...haltOf(stop, reason, narrow), because, clause: stop.clause };
};

const isMoney = ({ clause }: Finding): boolean => has(clause, 'withdraw', 'deposit', 'all');

/** "Were paused": something else is so now. */
const OVER = /\b(?:was|were|had been)\b|(?:て|して)(?:おりました|いました)/;
const isOver = ({ clause: { source, start, end } }: Finding): boolean => OVER.test(source.text.slice(start, end));

/** Trading that goes on again does not end a halt of withdrawals. */
const isEndOf = (stop: Finding, end: Finding): boolean =>
  end.about ? isMoney(end) || !isMoney(stop) : stop.clause.inTitle || isOver(stop);

const isSolved = ({ word, clause }: Finding): boolean =>
  /^(?:been |is |was )?resolved$/.test(clause.source.text.slice(word.start, word.end)) && !isAside(clause);
const isOn = (finding: Finding): boolean => isStop(finding) && has(finding.clause, 'present', 'still', 'done');

/** "Remains suspended": what else goes on again does not end it. */
const isStillOff = (finding: Finding): boolean => isStop(finding) && has(finding.clause, 'still');

/** The first news is the news, unless what follows overtakes it: a standstill that has ended since, or another that has not. */
export const acts: Rule = (reading) => {
  const { findings, head } = reading;
  // "This has been resolved": what is told then of it is over.
  const [leading] = findings;
  if (leading !== undefined && leading.act === 'resumed' && isSolved(leading) && !findings.some(isOn))
    return goesOn(leading, 'resume');
  // "We plan to re-enable them": what it is about was said before.
  const first =
    findings.find(({ about, act }) => about && act !== 'fault') ??
    findings.find(({ about, act, clause }) => about || act === 'resumed' || clause.dated);
  if (first === undefined || (!first.about && head.some((each) => isAside(each) || has(each, 'unaffected'))))
    return undefined;
  const later = findings.slice(findings.indexOf(first) + 1);
  if (!isStop(first)) {
    const still = later.find(
      (each) => isMoney(each) && !each.announced && (isStillOff(each) || (each.act === 'halt' && !isMoney(first))),
    );
    if (still !== undefined) return standsStill(still, reading);
    return goesOn(first, first.act === 'resumed' ? 'resume' : 'resume_planned');
  }
  const ended = later.find((each) => each.act === 'resumed' && isEndOf(first, each));
  if (ended !== undefined && !first.announced) return goesOn(ended, 'resume');
  const promised = later.find(({ act, clause }) => act === 'resumePlan' && clause.dated);
  if (promised !== undefined && first.before) return goesOn(promised, 'resume_planned');
  return standsStill(first, reading);
};
