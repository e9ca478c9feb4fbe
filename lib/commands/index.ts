import type { ChatCommand, CommandName } from './command.ts';
import { createHelp } from './help.ts';
import { incident } from './incident.ts';
import { incidents } from './incidents.ts';
import { lang } from './lang.ts';
import { level } from './level.ts';
import { list } from './list.ts';
import { start } from './start.ts';
import { status } from './status.ts';
import { subscribe } from './subscribe.ts';
import { unsubscribe } from './unsubscribe.ts';

/** Every command there is, in the order of menus and help: one line each. */
const TOPICS = {
  start,
  subscribe,
  unsubscribe,
  list,
  status,
  incidents,
  incident,
  level,
  lang,
} satisfies Record<Exclude<CommandName, 'help'>, ChatCommand>;

export const COMMANDS: Record<CommandName, ChatCommand> = { ...TOPICS, help: createHelp(Object.values(TOPICS)) };
