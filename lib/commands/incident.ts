import { isIncidentId as isId, type Incident } from '../core/incident.ts';
import { sumsOf } from '../core/outflow-figures.ts';
import { isOutflow } from '../locales/outflow-lines.ts';
import { say, type ChatCommand, type CommandContext } from './command.ts';

const LINES_MOST = 20;
const ASSETS_SHOWN = 5;

export const idIn = (typed: string): string => typed.normalize('NFKC').toLowerCase();
export const isIncidentId = (typed: string): boolean => isId(idIn(typed));

const codesOf = ({ members, outflow, statement }: Incident): string[] =>
  outflow === undefined
    ? [...new Set(members.length === 0 ? statement?.assets : members.map(({ asset }) => asset))]
    : sumsOf(outflow).map(({ asset }) => asset);

/** An outflow's own words for its state; none for a stop, which has the language's. */
export const saidOf = ({ kind, status }: Incident, { locale }: Pick<CommandContext, 'locale'>): { said?: string } =>
  isOutflow(kind) ? { said: locale.outflow.state(kind, status) } : {};

/** `KuCoin` and `BTC, ETH and 3 more` of an incident, in the reader's language. */
export const nameIncident = (
  incident: Incident,
  { locale, directory }: Pick<CommandContext, 'locale' | 'directory'>,
): { exchange: string; assets: string } => {
  const codes = codesOf(incident);
  const more = codes.length - ASSETS_SHOWN;
  const names = directory[incident.exchange]?.names;
  return {
    exchange: names === undefined ? incident.exchange : locale.exchangeName(names),
    assets: incident.whole
      ? locale.whole
      : locale.list(more > 0 ? [...codes.slice(0, ASSETS_SHOWN), locale.andMore(more)] : codes),
  };
};

const linksOf = ({ id, exchange }: Incident, { locale, directory, publicUrl }: CommandContext) => [
  ...(directory[exchange] === undefined
    ? []
    : [{ label: locale.links.statusPage, url: directory[exchange].statusPage }]),
  ...(publicUrl === undefined ? [] : [{ label: locale.links.incident, url: `${publicUrl}/incidents/${id}` }]),
];

export const incident: ChatCommand = {
  name: 'incident',
  words: ['事案詳細', '経過', 'incident'],
  options: [{ name: 'incident', required: true }],
  async answer([typed = ''], context) {
    const { incidents, locale } = context;
    const found = isIncidentId(typed) ? await incidents.load(idIn(typed)) : undefined;
    if (found === undefined)
      return {
        message: say(locale.noSuchIncident, { buttons: [{ label: locale.commands.incidents, command: '/incidents' }] }),
      };
    const lines = found.history.slice(-LINES_MOST).map(({ at, reason, whole, assets, count, kind = found.kind }) => {
      const named = whole
        ? locale.whole
        : locale.list(count > assets.length ? [...assets, locale.andMore(count - assets.length)] : assets);
      return locale.timelineLine({
        at,
        reason,
        assets: named,
        ...(isOutflow(kind) && { said: locale.outflow.reason(reason, kind) }),
      });
    });
    return {
      message: say(
        locale.incidentTitle({
          ...nameIncident(found, context),
          ...saidOf(found, context),
          id: found.id,
          status: found.status,
        }),
        {
          body: lines.length === 0 ? [] : [lines.join('\n')],
          buttons: [
            { label: locale.buttons.statusNow, command: `/status ${found.exchange}` },
            { label: locale.buttons.incidents, command: `/incidents ${found.exchange}` },
          ],
          links: linksOf(found, context),
        },
      ),
    };
  },
};
