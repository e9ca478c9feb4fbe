import { parseArgs } from 'node:util';
import { readConfig } from '../../../lib/config.ts';
import { auditFault, type AuditEntry } from '../../../lib/core/audit.ts';
import { iso } from '../../../lib/core/time.ts';
import { createAuditDigest, createAuditStore } from '../../../lib/store/audit-store.ts';
import { readLocalKey } from '../../../lib/store/local-key.ts';
import { CommandFailed, WrongUsage, type Command, type Terminal } from '../command.ts';
import { openTable } from '../open-table.ts';

const readOptions = (args: string[]): { verify: boolean } => {
  try {
    const { values } = parseArgs({ args, options: { verify: { type: 'boolean', default: false } } });
    return { verify: values.verify };
  } catch (error) {
    throw new WrongUsage('takes --verify, or nothing', { cause: error });
  }
};

/** The key that the chain is made with: of the environment, else of the data folder. Throws CommandFailed. */
const keyOf = async ({ environment }: Terminal): Promise<Uint8Array> => {
  const { MAMORI_MASTER_KEY: key, MAMORI_DATA_DIR: folder } = readConfig({
    MAMORI_MASTER_KEY: environment['MAMORI_MASTER_KEY'],
    MAMORI_DATA_DIR: environment['MAMORI_DATA_DIR'],
  });
  const found = key ?? (await readLocalKey(folder));
  if (found === undefined)
    throw new CommandFailed('MAMORI_MASTER_KEY is missing: the chain cannot be checked without it');
  return found;
};

/** What administrators have done, and whether the log is as it was written. */
export const audit: Command = {
  summary: 'prints what administrators have done; --verify checks that nothing of it was changed or removed',
  usage: '[--verify]',
  async run(args, terminal) {
    const { verify } = readOptions(args);
    const { table, close } = await openTable(terminal);
    try {
      // Reading needs no key, and nothing is written here.
      const digest = verify ? createAuditDigest(await keyOf(terminal)) : () => '';
      const store = createAuditStore({ table, digest, clock: Date.now });
      const entries: AuditEntry[] = [];
      for await (const entry of store.entries()) {
        entries.push(entry);
        const { at, ...rest } = entry;
        terminal.print(JSON.stringify({ t: iso(at), ...rest }));
      }
      if (!verify) return;
      const fault = auditFault(entries, await store.head(), digest);
      if (fault !== undefined) throw new CommandFailed(`mamori audit: entry ${fault.number} is ${fault.what}`);
      terminal.say(`${entries.length} entries, none changed or missing`);
    } finally {
      await close();
    }
  },
};
