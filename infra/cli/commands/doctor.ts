import { BadConfiguration, readConfig, type Config } from '../../../lib/config.ts';
import { broken, fine, type Check } from '../../../lib/core/check.ts';
import { skewOf } from '../../../lib/core/clock-skew.ts';
import { checkPlatforms, checkSources } from '../../../lib/wire/checks.ts';
import { checkKeys } from '../../../lib/wire/key-checks.ts';
import { hearAnswerDates } from '../../answer-dates.ts';
import { checkClock, checkDataFolder } from '../check-machine.ts';
import { CommandFailed, type Command, type Terminal } from '../command.ts';
import { parseOptions } from '../parse-options.ts';

const CONFIGURATION = 'configuration';

const configOf = ({ environment }: Terminal): Config | Check => {
  try {
    return readConfig(environment);
  } catch (error) {
    if (!(error instanceof BadConfiguration)) throw error;
    return broken(CONFIGURATION, error.message, 'set that variable right, in .env or in the environment');
  }
};

/** Sources, and the keys that some are read with. A list of exchanges that names an unknown one is a mistake of the configuration. */
const sourcesOf = async (config: Config): Promise<Check[]> => {
  try {
    return (await Promise.all([checkSources(config), checkKeys(config)])).flat();
  } catch (error) {
    if (!(error instanceof BadConfiguration)) throw error;
    const [variable = ''] = error.message.split(' ');
    return [broken(CONFIGURATION, error.message, `set ${variable} right, or leave it out`)];
  }
};

const examine = async (config: Config, tell: (checks: readonly Check[]) => void): Promise<void> => {
  tell([fine(CONFIGURATION, 'can be read'), await checkDataFolder(config.MAMORI_DATA_DIR)]);
  const skews: number[] = [];
  const stop = hearAnswerDates((heard) => {
    const skew = skewOf(heard, Date.now());
    if (skew !== undefined) skews.push(skew);
  });
  await Promise.all([checkPlatforms(config).then(tell), sourcesOf(config).then(tell)]);
  stop();
  tell([checkClock(skews)]);
};

/** Looks at everything that Mamori needs, live, and says what to mend. */
export const doctor: Command = {
  summary: 'checks configuration, secrets, platforms, sources, keys, clock and data folder, and says what to mend',
  usage: '',
  async run(args, terminal) {
    parseOptions(args, {});
    let [all, failed] = [0, 0];
    const tell = (checks: readonly Check[]): void => {
      for (const check of checks) {
        all += 1;
        if (!check.ok) failed += 1;
        terminal.print(JSON.stringify(check));
      }
    };
    const config = configOf(terminal);
    if ('check' in config) tell([config]);
    else await examine(config, tell);
    if (failed > 0) throw new CommandFailed(`${failed} of ${all} checks failed: “mend” says what to do`);
    terminal.say(`all ${all} checks passed`);
  },
};
