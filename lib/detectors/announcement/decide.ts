import { isChainTrouble, isPlanned, isSecurity } from './causes.ts';
import type { Clause } from './clause.ts';
import { told, type Decision, type Rule } from './decision.ts';
import { findingOf, has, isAside, isStop, type Finding } from './finding.ts';
import { acts } from './news.ts';
import type { Tag } from './tag.ts';

/** The subject of an announcement stands in its title or its first sentences. */
const HEAD = 2;
const OPENING = 4;

/** Questions and their answers tell of no event. */
const question: Rule = ({ clauses: [first] }) =>
  first !== undefined && (has(first, 'question') || first.asks) && !has(first, 'security')
    ? told('info', 0.85, first, 'question')
    : undefined;

/** What a warning quotes, stands behind its first word: "beware of mails that withdrawals are suspended". */
const isSaidIn = ({ word }: Finding, { words }: Clause): boolean =>
  (words.get('phishing')?.start ?? word.start) < word.start;

/** Warnings of fraudsters are for customers, and about no event at the exchange. */
const phishing: Rule = ({ head, findings }) => {
  const clause = head.find((each) => has(each, 'phishing'));
  const news = (finding: Finding): boolean =>
    finding.about && isStop(finding) && (finding.clause !== clause || !isSaidIn(finding, clause));
  return clause !== undefined && !findings.some(news) ? told('info', 0.85, clause, 'phishing') : undefined;
};

/** Whether something stands still by what was said before that clause. */
const stoppedBefore = (clause: Clause, findings: readonly Finding[]): boolean =>
  findings.some(
    (finding) =>
      finding.act === 'halt' &&
      !finding.announced &&
      (finding.clause.source === clause.source ? finding.clause.start < clause.start : finding.clause.inTitle),
  );

/** What somebody says of the exchange, and it is not so. */
const untrue: Rule = ({ opening }) => {
  const clause = opening.find((each) => has(each, 'untrue'));
  return clause === undefined ? undefined : told('info', 0.8, clause, 'untrue');
};

/** Trouble at another exchange that this one has nothing to do with. */
const bystander: Rule = ({ opening }) => {
  const clause = opening.find((each) => has(each, 'bystander'));
  return clause === undefined ? undefined : told('info', 0.8, clause, 'bystander');
};

/** Maintenance that does not take place stops nothing. */
const calledOff: Rule = ({ head }) => {
  const clause = head.find(
    ({ words }) => words.has('cancel') && (words.has('maintenance') || words.has('upgrade')) && !words.has('delay'),
  );
  return clause === undefined ? undefined : told('info', 0.75, clause, 'cancel', 'maintenance', 'upgrade');
};

/** Orders, courts, insolvency proceedings and the end of a business; a partner's insolvency is a reason for a halt. */
const regulatory: Rule = ({ head, findings }) => {
  const clause = head.find((each) => has(each, 'regulatory') || (has(each, 'ending') && !isAside(each)));
  if (clause === undefined || has(clause, 'phishing', 'question', 'pair')) return undefined;
  // A regulator or a court named after the halt is no more than its surroundings.
  if (stoppedBefore(clause, findings) || (has(clause, 'parent') && findings.some(isStop))) return undefined;
  return told('regulatory', 0.9, clause, 'regulatory', 'ending');
};

/** "Support for USDT ends", 取り扱いを〜終了. */
const isDelisting = (clause: Clause): boolean =>
  has(clause, 'delist') || (has(clause, 'support') && has(clause, 'endOf') && !has(clause, 'maintenance', 'upgrade'));

const delist: Rule = ({ head, opening, findings }) => {
  const clause = opening.find(
    (each) =>
      isDelisting(each) &&
      !has(each, 'general', 'question', 'supposed') &&
      (head.includes(each) || !stoppedBefore(each, findings)),
  );
  if (clause === undefined) return undefined;
  // A coin of which one pair goes stays.
  if (has(clause, 'pair') && !opening.some((each) => has(each, 'withdraw', 'deposit')))
    return told('info', 0.75, clause, 'pair', 'delist');
  if (isAside(clause) && !has(clause, 'withdraw', 'deposit')) return told('info', 0.7, clause, 'side', 'apart');
  return told('delist', 0.9, clause, 'delist', 'endOf');
};

/** A listing opens deposits that were never closed. */
const listing: Rule = ({ clauses: [first], findings }) =>
  first !== undefined && has(first, 'listing') && !findings.some(isStop)
    ? told('info', 0.75, first, 'listing')
    : undefined;

/** Upgrades and maintenance stop deposits and withdrawals, also where the title does not say so. */
const works: Rule = ({ head, opening }) => {
  const clause = head.find((each) => has(each, 'upgrade', 'maintenance') && !has(each, 'question', 'unaffected'));
  if (clause === undefined) return undefined;
  if (has(clause, 'apart', 'side')) return told('info', 0.75, clause, 'apart', 'side');
  const usual = opening.find(
    (each) =>
      has(each, 'unaffected') && (has(each, 'service', 'wallet') || (has(each, 'withdraw') && has(each, 'deposit'))),
  );
  if (usual !== undefined) return told('info', 0.65, usual, 'unaffected');
  if (has(clause, 'cancel')) return told('info', 0.7, clause, 'cancel');
  if (has(clause, 'extend')) return told('halt_incident', 0.8, clause, 'extend', 'maintenance');
  if (has(clause, 'complete')) return told('info', 0.6, clause, 'complete');
  return isPlanned(clause) || clause.dated
    ? told('halt_planned', 0.75, clause, 'upgrade', 'maintenance')
    : told('halt_incident', 0.65, clause, 'maintenance', 'urgent');
};

/** A repair, and what works as usual since. */
const repaired: Rule = ({ opening }) => {
  const clause = opening.find((each) => has(each, 'repaired'));
  const usual = opening.find((each) => has(each, 'unaffected') && has(each, 'withdraw', 'deposit', 'trade', 'all'));
  return clause === undefined || usual === undefined ? undefined : told('resume', 0.65, usual, 'unaffected');
};

/** A chain in trouble delays what is sent on it, also where nobody says so. */
const chainEvent: Rule = ({ opening }) => {
  const clause = opening.find((each) => isChainTrouble(each) && !has(each, 'question', 'general') && !isAside(each));
  return clause === undefined ? undefined : told('halt_network', 0.6, clause, 'chainTrouble');
};

/** Figures, updates and compensation after a theft. */
const theft: Rule = ({ head, opening }) => {
  const aftermath: readonly Tag[] = head.some((each) => isAside(each) || has(each, 'bygone')) ? [] : ['aftermath'];
  const clause = opening.find((each) => (isSecurity(each) || has(each, ...aftermath)) && !has(each, 'question'));
  return clause === undefined ? undefined : told('security_report', 0.8, clause, 'security', 'aftermath');
};

/** Work towards a reopening, no day known. */
const unknownReopening: Rule = ({ opening }) => {
  const clause = opening.find(
    (each) => has(each, 'resumeOpen') && has(each, 'withdraw', 'deposit', 'all') && !isAside(each),
  );
  return clause === undefined ? undefined : told('resume_planned', 0.55, clause, 'resumeOpen');
};

const aside: Rule = ({ head }) => {
  const clause = head.find(isAside);
  return clause === undefined ? undefined : told('info', 0.8, clause, 'apart', 'side');
};

/** In the order of precedence. */
const RULES: readonly Rule[] = [
  question,
  phishing,
  untrue,
  bystander,
  calledOff,
  regulatory,
  delist,
  listing,
  acts,
  repaired,
  works,
  chainEvent,
  theft,
  unknownReopening,
  aside,
];
const NOTHING_SAID = 0.5;

/** The first rule that speaks decides. */
export const decide = (all: readonly Clause[]): Decision => {
  const clauses = all.filter(({ words }) => words.size > 0);
  const reading = {
    clauses,
    head: clauses.slice(0, HEAD),
    opening: clauses.slice(0, OPENING),
    findings: clauses.flatMap((clause) => findingOf(clause) ?? []),
  };
  for (const rule of RULES) {
    const decision = rule(reading);
    if (decision !== undefined) return decision;
  }
  return { label: 'info', confidence: NOTHING_SAID, because: [], clause: undefined };
};
