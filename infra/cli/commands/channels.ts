import { BadConfiguration, readConfig, type Config } from '../../../lib/config.ts';
import type { SetUpStep } from '../../../lib/app/set-up-channels.ts';
import { wireSetUpChannels } from '../../../lib/wire/set-up.ts';
import { CommandFailed, WrongUsage, type Command, type Terminal } from '../command.ts';

const configOf = ({ environment }: Terminal): Config => {
  try {
    return readConfig(environment);
  } catch (error) {
    if (error instanceof BadConfiguration) throw new CommandFailed(error.message, { cause: error });
    throw error;
  }
};

const setUp = async (terminal: Terminal): Promise<void> => {
  const config = configOf(terminal);
  const steps: SetUpStep[] = [];
  if (config.MAMORI_PUBLIC_URL === undefined) terminal.say('MAMORI_PUBLIC_URL is not set: no webhook is registered');
  await wireSetUpChannels(config, (step) => {
    steps.push(step);
    terminal.print(JSON.stringify(step));
  })();
  if (steps.length === 0) throw new CommandFailed('there is no channel to set up: see docs/platform-keys.md');
  const failed = steps.filter(({ ok }) => !ok);
  if (failed.length > 0) throw new CommandFailed(`${failed.length} of ${steps.length} steps failed`);
};

/** Registers webhooks, commands and menus of the channels that have their secrets. */
export const channels: Command = {
  summary: 'registers webhooks (at MAMORI_PUBLIC_URL), commands and menus with the platforms',
  usage: 'set-up',
  async run([what, ...more], terminal) {
    if (what !== 'set-up' || more.length > 0) throw new WrongUsage('takes: set-up');
    await setUp(terminal);
  },
};
