import { say, type ChatCommand } from './command.ts';

const ID = /^[a-z0-9]+-\d{1,9}$/;
const LINES_MOST = 20;

export const incident: ChatCommand = {
  name: 'incident',
  words: ['事案詳細', '経過', 'incident'],
  options: [{ name: 'incident', required: true }],
  async answer([id = ''], { incidents, directory, locale }) {
    const wanted = id.normalize('NFKC').toLowerCase();
    const found = ID.test(wanted) ? await incidents.load(wanted) : undefined;
    if (found === undefined) return { message: say(locale.noSuchIncident, { buttons: [{ label: locale.commands.incidents, command: '/incidents' }] }) };
    const exchange = directory[found.exchange];
    const lines = found.history.slice(-LINES_MOST).map(({ at, reason, whole, assets, count }) => {
      const named = whole ? locale.whole : locale.list(count > assets.length ? [...assets, locale.andMore(count - assets.length)] : assets);
      return locale.timelineLine({ at, reason, assets: named });
    });
    return {
      message: say(exchange === undefined ? found.id : `${locale.exchangeName(exchange.names)} [${found.id}]`, {
        body: [lines.join('\n')],
        links: exchange === undefined ? [] : [{ label: locale.links.statusPage, url: exchange.statusPage }],
      }),
    };
  },
};
