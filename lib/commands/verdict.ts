import { SILENT_REASONS, VERDICTS, type Incident, type Verdict } from '../core/incident.ts';
import { say, type ChatCommand, type CommandContext } from './command.ts';
import { idIn, isIncidentId } from './incident.ts';
import { verdictButtons } from './verdict-buttons.ts';

/** So many of the newest incidents are summed up, and so many of those still open to judgement are offered. */
const SUMMED_MOST = 200;
const OFFERED_MOST = 4;

const isVerdict = (word: string): word is Verdict => VERDICTS.includes(word as Verdict);

/** Whether anything of it was for telling. */
const wasTold = ({ history }: Incident): boolean => history.some(({ reason }) => !SILENT_REASONS.includes(reason));

const summary = async ({ incidents, locale }: CommandContext) => {
  const told = (await incidents.list({ limit: SUMMED_MOST })).incidents.filter(wasTold);
  const open = told.filter(({ verdict }) => verdict === undefined);
  const count = (wanted: Verdict): number => told.filter(({ verdict }) => verdict === wanted).length;
  return say(locale.verdicts({ real: count('real'), falseAlarms: count('false'), open: open.length }), {
    buttons: open
      .slice(0, OFFERED_MOST)
      .map(({ id }) => ({ label: locale.buttons.incident(id), command: `/incident ${id}` })),
  });
};

/** Administrators say whether an alert was right; without an incident they see how many were. */
export const verdict: ChatCommand = {
  name: 'verdict',
  words: ['判定', 'verdict'],
  audience: 'administrators',
  options: [
    { name: 'incident', required: false },
    {
      name: 'verdict',
      required: false,
      choices: VERDICTS.map((value) => ({ value, label: ({ buttons }) => buttons.verdict(value) })),
    },
  ],
  async answer([typed = '', word = ''], context) {
    const { incidents, locale } = context;
    if (typed === '') return { message: await summary(context) };
    const found = isIncidentId(typed) ? await incidents.load(idIn(typed)) : undefined;
    if (found === undefined)
      return {
        message: say(locale.noSuchIncident, { buttons: [{ label: locale.buttons.verdicts, command: '/verdict' }] }),
      };
    const given = word.normalize('NFKC').toLowerCase();
    if (!isVerdict(given))
      return { message: say(locale.whichVerdict(found.id), { buttons: verdictButtons(found.id, context.locale) }) };
    return {
      message: say(locale.judged(found.id, given), {
        buttons: [{ label: locale.buttons.verdicts, command: '/verdict' }],
      }),
      judged: { incident: found.id, verdict: given },
    };
  },
};
