import type { APIActionRowComponent, APIButtonComponent, APIEmbed } from 'discord.js';
import type { Message } from '../../core/channel.ts';
import { cut, withoutControls } from '../plain-text.ts';
import { SEVERITY_COLOURS } from '../severity-colours.ts';
import {
  BUTTONS_A_ROW,
  CONTENT_MOST,
  CUSTOM_ID_MOST,
  EMBED_AUTHOR_MOST,
  EMBED_DESCRIPTION_MOST,
  LABEL_MOST,
  ROWS_MOST,
} from './limits.ts';

/** https://discord.com/developers/docs/components/reference#component-object-component-types */
const ACTION_ROW = 1;
const BUTTON = 2;
/** https://discord.com/developers/docs/components/reference#button-button-styles */
const SECONDARY = 2;
const LINK = 5;

/** https://discord.com/developers/docs/resources/message#message-object-message-flags */
const SUPPRESS_NOTIFICATIONS = 4_096;

/** Whatever Markdown, a mention or a link could begin with stands for itself. */
const escaped = (text: string): string =>
  withoutControls(text)
    .replaceAll(/[\\*_~`|[\]<@]/g, '\\$&')
    .replaceAll(/^(\s*)([-#>+])/gm, '$1\\$2')
    .replaceAll('://', ':\\//');

type Button = Extract<APIButtonComponent, { label?: string }>;

const buttonsOf = ({ buttons, links }: Message): Button[] => [
  ...buttons
    .filter(({ command }) => command.length <= CUSTOM_ID_MOST)
    .map(({ label, command }): Button => ({
      type: BUTTON,
      style: SECONDARY,
      label: cut(withoutControls(label), LABEL_MOST),
      custom_id: command,
    })),
  ...links.map(({ label, url }): Button => ({
    type: BUTTON,
    style: LINK,
    label: cut(withoutControls(label), LABEL_MOST),
    url,
  })),
];

/** Buttons of one message must differ in what they send. */
const distinct = (buttons: readonly Button[]): Button[] => {
  const seen = new Set<string>();
  return buttons.filter((button) => {
    const key = 'custom_id' in button ? button.custom_id : 'url' in button ? button.url : '';
    return !seen.has(key) && seen.add(key);
  });
};

/** What an alert says below its title, behind a bar in the colour of its severity. */
const embedOf = ({ severity, mark = '', body, phrase }: Message): APIEmbed[] => {
  if (severity === undefined) return [];
  const [name, description] = [
    cut(withoutControls(mark).trim(), EMBED_AUTHOR_MOST),
    cut(body.map(escaped).join('\n\n'), EMBED_DESCRIPTION_MOST),
  ];
  if (name === '' && description.trim() === '') return [];
  return [
    {
      color: Number.parseInt(SEVERITY_COLOURS[severity].slice(1), 16),
      ...(name !== '' && { author: { name } }),
      ...(description.trim() !== '' && { description }),
      // A footer takes no markup: the phrase stands there as it was written.
      ...(phrase !== undefined && { footer: { text: withoutControls(phrase) } }),
    },
  ];
};

/**
 * A message as Discord shows it: the title in bold, nothing else marked up, nobody mentioned. The title of an alert
 * stays outside the embed: it is what a notification shows.
 */
export const layOut = (message: Message) => {
  const buttons = distinct(buttonsOf(message)).slice(0, BUTTONS_A_ROW * ROWS_MOST);
  const rows = Array.from(
    { length: Math.ceil(buttons.length / BUTTONS_A_ROW) },
    (_, row): APIActionRowComponent<APIButtonComponent> => ({
      type: ACTION_ROW,
      components: buttons.slice(row * BUTTONS_A_ROW, (row + 1) * BUTTONS_A_ROW) as APIButtonComponent[],
    }),
  );
  const embeds = embedOf(message);
  const below = embeds.length === 0 ? message.body.map(escaped) : [];
  return {
    content: cut([`**${escaped(message.title)}**`, ...below].join('\n\n'), CONTENT_MOST),
    ...(embeds.length > 0 && { embeds }),
    allowed_mentions: { parse: [] },
    ...(message.silent === true && { flags: SUPPRESS_NOTIFICATIONS }),
    // An edit takes away what it does not name.
    components: rows,
  };
};
