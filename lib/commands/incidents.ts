import type { Incident } from '../core/incident.ts';
import { say, type ChatCommand, type CommandContext } from './command.ts';
import { exchangeButtons, isEverything, leadingExchange, nearExchanges } from './exchange-names.ts';
import { incident as incidentCommand, isIncidentId, nameIncident, saidOf } from './incident.ts';

const SHOWN = 8;
const BUTTONS_SHOWN = 4;

/** Those that last come first, then the most recent of the others. */
const found = async ({ incidents: store }: CommandContext, exchange: string | undefined): Promise<Incident[]> => {
  const query = { limit: SHOWN, ...(exchange !== undefined && { exchange }) };
  const [open, recent] = await Promise.all([store.list({ ...query, status: 'open' }), store.list(query)]);
  return [...new Map([...open.incidents, ...recent.incidents].map((one) => [one.id, one])).values()].slice(0, SHOWN);
};

export const incidents: ChatCommand = {
  name: 'incidents',
  words: ['事案', '障害', 'incidents'],
  options: [{ name: 'exchange', required: false }],
  async answer(args, context) {
    const { locale, directory } = context;
    const [first = ''] = args;
    // `/incidents kucoin-3` is what people type when they mean one of them.
    if (isIncidentId(first)) return incidentCommand.answer(args, context);
    const exchange = leadingExchange(args, directory)?.exchange;
    if (exchange === undefined && first !== '' && !isEverything(first)) {
      const near = nearExchanges(first, directory);
      return {
        message: say(locale.didYouMean, {
          buttons: exchangeButtons(
            near.length > 0 ? near : Object.values(directory),
            'incidents',
            locale,
            (name) => name,
          ),
        }),
      };
    }
    const shown = await found(context, exchange?.id);
    const lines = shown.map((one) =>
      locale.incidentLine({ ...one, ...nameIncident(one, context), ...saidOf(one, context) }),
    );
    return {
      message: say(locale.incidentsTitle, {
        body: [lines.length === 0 ? locale.noIncidents : lines.join('\n')],
        buttons: [
          ...shown
            .slice(0, BUTTONS_SHOWN)
            .map(({ id }) => ({ label: locale.buttons.incident(id), command: `/incident ${id}` })),
          exchange === undefined
            ? { label: locale.commands.status, command: '/status' }
            : { label: locale.buttons.statusNow, command: `/status ${exchange.id}` },
        ],
      }),
    };
  },
};
