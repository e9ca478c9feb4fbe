import type { messagingApi } from '@line/bot-sdk';
import type { Severity } from '../../core/severity.ts';
import type { Button, Message } from '../../core/channel.ts';
import { cut, paragraphs, withoutControls } from '../plain-text.ts';
import { SEVERITY_COLOURS } from '../severity-colours.ts';
import {
  ACTION_TEXT_MOST,
  ALT_TEXT_MOST,
  BUBBLE_BUTTONS_MOST,
  BUBBLE_PARAGRAPHS_MOST,
  BUBBLE_TEXT_MOST,
  BUBBLE_TITLE_MOST,
  LABEL_MOST,
  URI_MOST,
} from './limits.ts';

const WHITE = '#FFFFFF';
const BUTTONS_A_ROW = 2;

const words = (text: string, more: Partial<messagingApi.FlexText>): messagingApi.FlexText => ({
  type: 'text',
  text,
  wrap: true,
  ...more,
});

const said = (text: string): boolean => text.trim() !== '';

const header = (title: string, mark: string, severity: Severity): messagingApi.FlexBox => ({
  type: 'box',
  layout: 'vertical',
  spacing: 'xs',
  backgroundColor: SEVERITY_COLOURS[severity],
  contents: [
    ...(said(mark) ? [words(mark, { size: 'xs', weight: 'bold', color: WHITE })] : []),
    words(title, { size: 'md', weight: 'bold', color: WHITE }),
  ],
});

/** One text a paragraph, so that nothing of the wording is lost to the form. */
const body = (texts: readonly string[]): messagingApi.FlexText[] =>
  cut(texts.map(withoutControls).filter(said).join('\n\n'), BUBBLE_TEXT_MOST)
    .split('\n\n')
    .filter(said)
    .slice(0, BUBBLE_PARAGRAPHS_MOST)
    .map((text) => words(text, { size: 'sm' }));

const labelOf = (label: string): string => cut(withoutControls(label), LABEL_MOST);

const command = ({ label, command: text }: Button): messagingApi.Action => ({
  type: 'message',
  label: labelOf(label),
  text,
});

const link = ({ label, url }: Message['links'][number]): messagingApi.Action => ({
  type: 'uri',
  label: labelOf(label),
  uri: url,
});

const footer = ({ links, buttons }: Message): messagingApi.FlexBox[] => {
  const actions = [
    ...links.filter(({ url }) => url.length <= URI_MOST).map(link),
    ...buttons.filter(({ command: text }) => text.length <= ACTION_TEXT_MOST).map(command),
  ].slice(0, BUBBLE_BUTTONS_MOST);
  return Array.from({ length: Math.ceil(actions.length / BUTTONS_A_ROW) }, (_, row) => ({
    type: 'box',
    layout: 'horizontal',
    contents: actions.slice(row * BUTTONS_A_ROW, (row + 1) * BUTTONS_A_ROW).map((action): messagingApi.FlexButton => ({
      type: 'button',
      style: 'link',
      height: 'sm',
      adjustMode: 'shrink-to-fit',
      action,
    })),
  }));
};

/**
 * An alert as a bubble: a header in the colour of its severity, every paragraph of the wording, and buttons that
 * stay (quick replies go with the next message). The notification shows the same words.
 */
export const bubbleOf = (message: Message, severity: Severity): messagingApi.FlexMessage => {
  const title = cut(withoutControls(message.title), BUBBLE_TITLE_MOST);
  const { phrase } = message;
  const [texts, rows] = [body([...(phrase === undefined ? [] : [phrase]), ...message.body]), footer(message)];
  return {
    type: 'flex',
    altText: cut(paragraphs(message, { withLinks: false }), ALT_TEXT_MOST),
    contents: {
      type: 'bubble',
      size: 'mega',
      header: header(title, withoutControls(message.mark ?? ''), severity),
      ...(texts.length > 0 && { body: { type: 'box', layout: 'vertical', spacing: 'md', contents: texts } }),
      ...(rows.length > 0 && { footer: { type: 'box', layout: 'vertical', contents: rows } }),
    },
  };
};
