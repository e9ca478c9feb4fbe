import type { Form, Message } from '../../core/channel.ts';
import { field, items, text } from '../json-fields.ts';
import { cut, withoutControls } from '../plain-text.ts';
import {
  CUSTOM_ID_MOST,
  MODAL_LABEL_MOST,
  MODAL_PLACEHOLDER_MOST,
  MODAL_TITLE_MOST,
  MODAL_VALUE_MOST,
} from './limits.ts';

/** https://discord.com/developers/docs/components/reference#component-object-component-types, #text-input-text-input-styles */
const ACTION_ROW = 1;
const TEXT_INPUT = 4;
const [SHORT, PARAGRAPH] = [1, 2];

/** A form as Discord shows it over the chat; undefined where its command is too long to come back with it. */
export const modalOf = ({ title }: Message, { command, label, example, lines }: Form) =>
  command.length > CUSTOM_ID_MOST
    ? undefined
    : {
        custom_id: command,
        title: cut(withoutControls(title), MODAL_TITLE_MOST),
        components: [
          {
            type: ACTION_ROW,
            components: [
              {
                type: TEXT_INPUT,
                custom_id: 'value',
                style: lines ? PARAGRAPH : SHORT,
                label: cut(withoutControls(label), MODAL_LABEL_MOST),
                placeholder: cut(withoutControls(example), MODAL_PLACEHOLDER_MOST),
                max_length: lines ? MODAL_VALUE_MOST : MODAL_PLACEHOLDER_MOST,
                required: true,
              },
            ],
          },
        ],
      };

/** What was filled in, behind the command that asked for it: https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-modal-submit-data-structure */
export const filledIn = (data: unknown): string => {
  const values = items(field(data, 'components')).flatMap((row) =>
    // A label holds one component, a row several.
    [...items(field(row, 'components')), field(row, 'component')].flatMap((one) => text(field(one, 'value')) ?? []),
  );
  return [text(field(data, 'custom_id')) ?? '', ...values.map((value) => value.slice(0, MODAL_VALUE_MOST))].join(' ');
};
