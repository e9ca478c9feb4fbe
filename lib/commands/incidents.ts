import type { Incident } from '../core/incident.ts';
import { say, type ChatCommand, type CommandContext } from './command.ts';
import { findExchange } from './exchange-names.ts';
import { incident as incidentCommand } from './incident.ts';

const SHOWN = 8;
const ASSETS_SHOWN = 5;

const line = (incident: Incident, { locale, directory }: CommandContext): string => {
  const codes = [...new Set(incident.members.map(({ asset }) => asset))];
  const more = codes.length - ASSETS_SHOWN;
  const names = directory[incident.exchange]?.names;
  return locale.incidentLine({
    id: incident.id, status: incident.status, severity: incident.severity, openedAt: incident.openedAt,
    exchange: names === undefined ? incident.exchange : locale.exchangeName(names),
    assets: incident.whole ? locale.whole : locale.list(more > 0 ? [...codes.slice(0, ASSETS_SHOWN), locale.andMore(more)] : codes),
  });
};

export const incidents: ChatCommand = {
  name: 'incidents',
  words: ['事案', '障害', 'incidents'],
  options: [{ name: 'exchange', required: false }],
  async answer(args, context) {
    const { locale, directory } = context;
    const exchange = findExchange(args.join(' '), directory);
    // `/incidents kucoin-3` is what people type when they mean one of them.
    if (exchange === undefined && /-\d+$/.test(args[0] ?? '')) return incidentCommand.answer(args, context);
    const { incidents: found } = await context.incidents.list({ limit: SHOWN, ...(exchange !== undefined && { exchange: exchange.id }) });
    return {
      message: say(locale.incidentsTitle, {
        body: [found.length === 0 ? locale.noIncidents : found.map((incident) => line(incident, context)).join('\n')],
        buttons: found.slice(0, 4).map(({ id }) => ({ label: locale.buttons.incident(id), command: `/incident ${id}` })),
      }),
    };
  },
};
