import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { paragraphs } from '../../../lib/channels/plain-text.ts';
import { iso } from '../../../lib/core/time.ts';
import type { IncidentFacts } from '../../replay/facts.ts';
import { INCIDENTS } from '../../replay/incidents/index.ts';
import { readIncident, UnreadableIncident } from '../../replay/read-incident.ts';
import { replay as play } from '../../replay/replay.ts';
import { NoTransactionTime } from '../../replay/schedule.ts';
import { linesOf, summaryOf } from '../../replay/summary.ts';
import { CommandFailed, WrongUsage, type Command, type Terminal } from '../command.ts';

const FILE_MOST_BYTES = 4 * 1024 * 1024;

const named = (args: string[]): string => {
  try {
    const { positionals } = parseArgs({ args, options: {}, strict: true, allowPositionals: true });
    const [name] = positionals;
    if (name === undefined || positionals.length > 1) throw new WrongUsage('takes one incident');
    return name;
  } catch (error) {
    if (error instanceof WrongUsage) throw error;
    throw new WrongUsage('takes one incident and no options', { cause: error });
  }
};

/** A shipped one by its name, else a file. Throws WrongUsage where it is neither. */
const factsOf = async (name: string, { read }: Terminal): Promise<IncidentFacts> => {
  const shipped = INCIDENTS.find(({ id }) => id === name);
  if (shipped !== undefined) return shipped;
  if (name !== '-' && !existsSync(name))
    throw new WrongUsage(`no such incident; there is: ${INCIDENTS.map(({ id }) => id).join(', ')}, or a file`);
  return readIncident(await read(name, FILE_MOST_BYTES));
};

/** Plays a recorded incident on a virtual clock. */
export const replay: Command = {
  summary: 'plays a recorded theft, and prints what two subscribers would have been sent',
  usage: 'INCIDENT|FILE',
  async run(args, terminal) {
    const name = named(args);
    try {
      const facts = await factsOf(name, terminal);
      const played = await play(facts);
      for (const { at, channel, recipient, incident, severity, message, edited } of played.messages) {
        const text = paragraphs(message, { withLinks: true });
        terminal.print(JSON.stringify({ t: iso(at), channel, recipient, incident, severity, text, edited }));
      }
      for (const line of linesOf(facts, summaryOf(facts, played))) terminal.say(line);
    } catch (error) {
      if (error instanceof NoTransactionTime || error instanceof UnreadableIncident)
        throw new CommandFailed(`mamori replay: ${name}: ${error.message}`, { cause: error });
      throw error;
    }
  },
};
