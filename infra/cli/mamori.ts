import { loadEnvironmentFile } from '../environment-file.ts';
import { CommandFailed, EXIT, WrongUsage, type Command, type Terminal } from './command.ts';
import { readInput } from './read-input.ts';

/** Every command there is: one line each, loaded when it is called. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  observe: async () => (await import('./commands/observe.ts')).observe,
  transfers: async () => (await import('./commands/transfers.ts')).transfers,
  audit: async () => (await import('./commands/audit.ts')).audit,
  wallets: async () => (await import('./commands/wallets.ts')).wallets,
  replay: async () => (await import('./commands/replay.ts')).replay,
  channels: async () => (await import('./commands/channels.ts')).channels,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
  detect: async () => (await import('./commands/detect.ts')).detect,
  classify: async () => (await import('./commands/classify.ts')).classify,
};

const usage = async (): Promise<string> => {
  const lines = await Promise.all(
    Object.entries(COMMANDS).map(async ([name, load]) => {
      const command = await load();
      return `  mamori ${name} ${command.usage}\n      ${command.summary}`;
    }),
  );
  return ['usage:', ...lines].join('\n');
};

/** What a command leaves in the data folder is the operator's alone. */
process.umask(0o077);

const run = async ([name, ...args]: string[], terminal: Terminal): Promise<number> => {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    terminal.say(await usage());
    return name === undefined ? EXIT.wrongUsage : EXIT.done;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load === undefined) {
    terminal.say(`mamori: no such command; there is: ${Object.keys(COMMANDS).join(', ')}`);
    return EXIT.wrongUsage;
  }
  try {
    loadEnvironmentFile();
    await (await load()).run(args, terminal);
    return EXIT.done;
  } catch (error) {
    if (error instanceof WrongUsage) terminal.say(`mamori ${name}: ${error.message}`);
    else
      terminal.say(
        error instanceof CommandFailed
          ? error.message
          : `mamori ${name}: ${error instanceof Error ? error.message : String(error)}`,
      );
    return error instanceof WrongUsage ? EXIT.wrongUsage : EXIT.failed;
  }
};

// The reader of a pipe (`| head`) may go away before the end: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.failed);
});
process.exitCode = await run(process.argv.slice(2), {
  print: (line) => void process.stdout.write(`${line}\n`),
  say: (line) => void process.stderr.write(`${line}\n`),
  read: readInput,
  environment: process.env,
});
