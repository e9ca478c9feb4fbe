import type { RESTPutAPIApplicationCommandsJSONBody } from 'discord.js';
import type { CommandMenu, MenuOption } from '../../core/channel.ts';
import type { LocaleId } from '../../core/locale-id.ts';
import { cut } from '../plain-text.ts';
import { CHOICE_NAME_MOST, DESCRIPTION_MOST } from './limits.ts';

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object */
const CHAT_INPUT = 1;
const STRING = 3;
/** Guilds and users may install it; it answers in guilds, in its own direct messages, and in others'. */
const INTEGRATION_TYPES = [0, 1];
const CONTEXTS = [0, 1, 2];
const IN_GUILDS = 0;
/**
 * Who is shown it in a server: its administrators alone, or whoever manages it (`MANAGE_GUILD`).
 * https://discord.com/developers/docs/topics/permissions#permissions-bitwise-permission-flags. The API takes a number and
 * answers a text; the package's types know the text alone.
 */
const SHOWN_TO = { administrators: 0, groups: 0x20 } as unknown as Record<'administrators' | 'groups', string>;

/** Discord's names of the languages that are not the default: https://discord.com/developers/docs/reference#locales */
const LANGUAGE = 'ja';

const named = (name: string, { [LANGUAGE]: word }: Partial<Record<LocaleId, string>>) => ({
  name,
  ...(word !== undefined && { name_localizations: { [LANGUAGE]: word } }),
});

const described = ({ en, ja }: Record<LocaleId, string>) => ({
  description: cut(en, DESCRIPTION_MOST),
  description_localizations: { [LANGUAGE]: cut(ja, DESCRIPTION_MOST) },
});

const optionOf = ({ name, localName, description, required, completed, choices }: MenuOption) => ({
  type: STRING,
  ...named(name, localName),
  ...described(description),
  required,
  ...(completed === true && { autocomplete: true }),
  ...(choices !== undefined && {
    choices: choices.map(({ value, label: { en, ja } }) => ({
      ...named(cut(en, CHOICE_NAME_MOST), { ja: cut(ja, CHOICE_NAME_MOST) }),
      value,
    })),
  }),
});

/** The menu as slash commands with named options; what is not one of a few choices is completed as it is typed. */
export const commandsOf = ({ commands }: CommandMenu): RESTPutAPIApplicationCommandsJSONBody =>
  commands.map(({ name, localName, description, options, restricted }) => ({
    type: CHAT_INPUT,
    ...named(name, localName),
    ...described(description),
    integration_types: INTEGRATION_TYPES,
    ...(restricted === undefined
      ? { contexts: CONTEXTS }
      : { contexts: [IN_GUILDS], default_member_permissions: SHOWN_TO[restricted] }),
    options: options.map(optionOf),
  }));
