import type { StatementFacts, StatementWords } from './statement-words.ts';

const what = ({ kind, assets, whole }: StatementFacts): string => {
  const moves = kind === 'deposit-suspension' ? 'deposits' : 'withdrawals';
  return assets === '' || whole ? (whole ? `all ${moves}` : moves) : `${moves} of ${assets}`;
};

const spell = ({ statement, time }: StatementFacts): string => {
  const { from = null, until = null } = statement?.window ?? {};
  return [...(from === null ? [] : [`from ${time(from)}`]), ...(until === null ? [] : [`until ${time(until)}`])].join(
    ' ',
  );
};

const news = (facts: StatementFacts): string => {
  const { exchange, statement, assets } = facts;
  if (facts.kind === 'regulatory') return `${exchange}: news of the regulator`;
  if (statement?.label === 'delist') return `${exchange} is delisting ${assets === '' ? 'assets' : assets}`;
  if (statement?.label === 'security_report') return `${exchange} reports on a matter of its security`;
  return `${exchange}: ${statement?.label === 'halt_planned' ? 'maintenance is announced' : 'something else than withdrawals is stopped'}${assets === '' ? '' : ` (${assets})`}`;
};

const title = (facts: StatementFacts): string => {
  const { exchange, kind, reason, statement } = facts;
  if (kind === 'regulatory' || kind === 'announcement') return news(facts);
  if (reason === 'resolved')
    return facts.alone ? `${exchange} says: ${what(facts)} work again` : `${exchange}: ${what(facts)} work again`;
  if (reason === 'overrun') return `${exchange}: announced maintenance is over time, ${what(facts)} still stopped`;
  if (statement?.by === 'customers') return `${exchange}: customers say that withdrawals are stuck (unconfirmed)`;
  if (kind === 'maintenance')
    return facts.alone
      ? `${exchange} announces maintenance: ${what(facts)} will pause`
      : `${exchange}: ${what(facts)} paused, as announced`;
  if (kind === 'chain-event') return `${exchange}: ${what(facts)} paused, because of the chain`;
  return facts.sure
    ? `${exchange} says: ${what(facts)} stopped`
    : `${exchange}: ${what(facts)} seem to be stopped (unconfirmed)`;
};

const SOURCE = {
  feed: "The exchange's own notice",
  administrator: 'A notice that our administrators entered',
  regulator: 'The regulator',
  customers: 'Customers',
} as const;

const quote = ({ statement, time }: StatementFacts): string[] =>
  statement === undefined || statement.by === 'customers'
    ? []
    : [
        `${SOURCE[statement.by]}${statement.publishedAt === null ? '' : `, ${time(statement.publishedAt)}`}: "${statement.title}"`,
      ];

const window = (facts: StatementFacts): string[] => {
  const said = facts.kind === 'regulatory' ? '' : spell(facts);
  return said === '' ? [] : [`Announced: ${said}.`];
};

const sureness = ({ statement, sure, alone, kind, reason }: StatementFacts): string[] => {
  if (reason === 'resolved')
    return alone ? ['This is its own word. If you were waiting to withdraw, try again now.'] : [];
  if (statement?.by === 'customers')
    return [
      'Several customers who do not know of each other wrote so within an hour. The exchange has not said so: this is a hint, no more.',
    ];
  if (kind === 'chain-event' && !alone)
    return ['The same stands still at several exchanges: it is the chain, not this exchange.'];
  if (reason === 'overrun') return ['Half an hour after the announced end it is still off. Nothing says why.'];
  if (kind === 'maintenance' || kind === 'announcement' || kind === 'regulatory') return [];
  if (!sure) return ['Unconfirmed: read the notice itself, a machine may have misunderstood it.'];
  return alone ? ['Nothing was announced before. Its public data have not shown it yet, or say nothing of it.'] : [];
};

const guidance = ({ kind, reason, statement }: StatementFacts): string[] => {
  if (reason === 'resolved' || kind === 'regulatory') return [];
  if (statement?.label === 'delist')
    return ["Read on the exchange's own page until when they can be taken out, and send none there."];
  if (kind === 'maintenance' && reason !== 'overrun')
    return ['If you must withdraw in that time, do it before. We tell you if it goes on for longer.'];
  return [
    "A stop does not mean that your balance is lost. Until it is over, do not send new deposits there, and read the exchange's own page. Nobody who writes to you offering help needs your password or keys.",
  ];
};

export const statementEn: StatementWords = {
  title,
  body: (facts) => [...quote(facts), ...window(facts), ...sureness(facts), ...guidance(facts)],
  quote: (facts) => [...quote(facts), ...window(facts)],
  link: 'The notice',
};
