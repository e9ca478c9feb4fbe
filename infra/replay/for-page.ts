import { CHANNEL_IDS } from '../../lib/core/channel.ts';
import { LOCALE_IDS } from '../../lib/core/locale-id.ts';
import { INCIDENTS } from './incidents/index.ts';
import type { PlayedForPage } from './played-for-page.ts';
import { replay } from './replay.ts';
import { summaryOf } from './summary.ts';

/**
 * `for-page.ts INCIDENT LOCALE`: plays an incident for one subscriber on each channel, and prints it as one JSON object
 * (PlayedForPage). A process of its own, for a replay fills a core for some seconds.
 */
const [, , id, language] = process.argv;
const facts = INCIDENTS.find((one) => one.id === id);
const locale = LOCALE_IDS.find((one) => one === language);
if (facts === undefined || locale === undefined) throw new RangeError('takes an incident and a language');

const replayed = await replay(
  facts,
  CHANNEL_IDS.map((channel) => ({ channel, locale })),
);
const { firstTheft, alert, notice, noticeIsApproximate, warnings } = summaryOf(facts, replayed);
const played: PlayedForPage = {
  messages: replayed.messages.map(({ at, channel, message, ref, edited }) => ({ at, channel, message, ref, edited })),
  summary: { firstTheft, alert, notice, noticeIsApproximate, warnings },
};
process.stdout.write(JSON.stringify(played));
