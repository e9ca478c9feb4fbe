import type { RESTPutAPIApplicationCommandsJSONBody } from 'discord.js';
import type { CommandMenu } from '../../core/channel.ts';
import { cut } from '../plain-text.ts';
import { DESCRIPTION_MOST } from './limits.ts';

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object */
const CHAT_INPUT = 1;
const STRING = 3;
/** Guilds and users may install it; it answers in guilds, in its own direct messages, and in others'. */
const INTEGRATION_TYPES = [0, 1];
const CONTEXTS = [0, 1, 2];

const described = ({ en, ja }: { en: string; ja: string }) => ({
  description: cut(en, DESCRIPTION_MOST),
  description_localizations: { ja: cut(ja, DESCRIPTION_MOST) },
});

/** The menu as slash commands with named options. */
export const commandsOf = ({ commands }: CommandMenu): RESTPutAPIApplicationCommandsJSONBody =>
  commands.map(({ name, description, options }) => ({
    type: CHAT_INPUT,
    name,
    ...described(description),
    integration_types: INTEGRATION_TYPES,
    contexts: CONTEXTS,
    options: options.map((option) => ({
      type: STRING,
      name: option.name,
      ...described(option.description),
      required: option.required,
      ...(option.choices !== undefined && {
        choices: option.choices.map((choice) => ({ name: choice, value: choice })),
      }),
    })),
  }));
