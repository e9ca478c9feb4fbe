import type { ChatCommand, CommandName } from './command.ts';
import { admins } from './admins.ts';
import { approve } from './approve.ts';
import { cancel } from './cancel.ts';
import { code } from './code.ts';
import { deleteAll } from './delete.ts';
import { digest } from './digest.ts';
import { exportAll } from './export.ts';
import { createHelp } from './help.ts';
import { here } from './here.ts';
import { hold } from './hold.ts';
import { incident } from './incident.ts';
import { incidents } from './incidents.ts';
import { lang } from './lang.ts';
import { level } from './level.ts';
import { list } from './list.ts';
import { notice } from './notice.ts';
import { notices } from './notices.ts';
import { quiet } from './quiet.ts';
import { report } from './report.ts';
import { risk } from './risk.ts';
import { announce } from './announce.ts';
import { silence } from './silence.ts';
import { start } from './start.ts';
import { status } from './status.ts';
import { subscribe } from './subscribe.ts';
import { unsubscribe } from './unsubscribe.ts';
import { verdict } from './verdict.ts';

/** Every command there is, in the order of menus and help: one line each. */
const TOPICS = {
  start,
  subscribe,
  unsubscribe,
  list,
  status,
  incidents,
  incident,
  hold,
  risk,
  report,
  level,
  quiet,
  digest,
  code,
  lang,
  export: exportAll,
  delete: deleteAll,
  verdict,
  notice,
  approve,
  cancel,
  notices,
  silence,
  announce,
  admins,
  here,
} satisfies Record<Exclude<CommandName, 'help'>, ChatCommand>;

const forEveryone = ({ audience }: ChatCommand): boolean => audience === undefined;

export const COMMANDS: Record<CommandName, ChatCommand> = {
  ...TOPICS,
  help: createHelp(Object.values<ChatCommand>(TOPICS).filter(forEveryone)),
};

/** What menus and suggestions show. */
export const PUBLIC_COMMANDS: readonly ChatCommand[] = Object.values(COMMANDS).filter(forEveryone);
