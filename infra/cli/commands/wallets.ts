import { EXCHANGES } from '../../../lib/exchanges/index.ts';
import { CommandFailed, WrongUsage, type Command, type Terminal } from '../command.ts';
import { parseOptions } from '../parse-options.ts';
import { IMPORT_MOST_BYTES, importWallets } from '../wallets/import.ts';
import { list } from '../wallets/list.ts';
import { atDesk, recordFor } from '../wallets/wallet-desk.ts';
import {
  addressOn,
  chainKnown,
  claimOf,
  exchangeNamed,
  isVerified,
  RefusedRow,
  ROW_FIELDS,
} from '../wallets/wallet-row.ts';

const TEXT = { type: 'string' } as const;
const FILTERS = { exchange: TEXT, chain: TEXT, address: TEXT, retired: { type: 'boolean' } } as const;
const ROW = {
  exchange: TEXT,
  chain: TEXT,
  address: TEXT,
  kind: TEXT,
  label: TEXT,
  source: TEXT,
  confidence: TEXT,
} as const;
const RETIRE = { exchange: TEXT, chain: TEXT, address: TEXT, reason: TEXT } as const;

const listWallets = (args: string[], terminal: Terminal): Promise<void> => {
  const filter = parseOptions(args, FILTERS);
  return atDesk(terminal, async (desk) => {
    list(filter, desk, terminal);
  });
};

const addWallet = (args: string[], terminal: Terminal): Promise<void> => {
  const claim = claimOf(parseOptions(args, ROW));
  if (!isVerified(claim.chain)) terminal.say(`checksum not verified: nothing reads ${claim.chain} yet`);
  if (!Object.hasOwn(EXCHANGES, claim.exchange))
    terminal.say(`nobody can subscribe to ${claim.exchange} yet: its wallets are known as counterparties alone`);
  return atDesk(terminal, async ({ store, owners }) => {
    const conflicts = owners(claim.chain, claim.address).filter((exchange) => exchange !== claim.exchange);
    await store.save([recordFor(claim, Date.now())]);
    if (conflicts.length > 0) terminal.say(`disputed: also said to be of ${conflicts.join(', ')}`);
    terminal.print(JSON.stringify({ ...claim, conflicts }));
  });
};

/** Without --exchange all that is said of the address is retired. */
const retireWallet = (args: string[], terminal: Terminal): Promise<void> => {
  const options = parseOptions(args, RETIRE);
  const { chain: spelling = '', address: text = '', reason = '' } = options;
  if (spelling === '' || text === '' || reason.trim() === '')
    throw new WrongUsage('retire takes --chain, --address and --reason');
  const chain = chainKnown(spelling);
  const address = addressOn(chain, text);
  const only = options.exchange === undefined ? undefined : exchangeNamed(options.exchange);
  return atDesk(terminal, async ({ store, records, book }) => {
    const said = [...book.all()].filter(
      (wallet) =>
        wallet.chain === chain && wallet.address === address && (only === undefined || wallet.exchange === only),
    );
    if (said.length === 0) {
      const elsewhere = book.find(chain, address)?.sameKeyAs;
      throw new CommandFailed(
        elsewhere === undefined
          ? `no wallet that is known: ${address} on ${chain}`
          : `${address} is labelled on ${elsewhere}: retire it there`,
      );
    }
    const now = Date.now();
    const retired = said.map(({ conflicts: _conflicts, outweighs: _outweighs, sameKeyAs: _sameKeyAs, ...claim }) => {
      const known = records.find(
        (record) => record.exchange === claim.exchange && record.chain === chain && record.address === address,
      );
      return { ...(known ?? recordFor(claim, now)), retired: { at: now, reason: reason.trim() } };
    });
    await store.save(retired);
    for (const record of retired) {
      const { exchange, kind, label } = record;
      terminal.print(JSON.stringify({ exchange, chain, address, kind, label, retired: record.retired.reason }));
    }
  });
};

const importFile = async ([file, ...more]: string[], terminal: Terminal): Promise<void> => {
  if (file === undefined || more.length > 0) throw new WrongUsage('import takes one file, or - for the standard input');
  const text = await terminal.read(file, IMPORT_MOST_BYTES);
  await atDesk(terminal, (desk) => importWallets(text, desk, terminal, Date.now()));
};

const STEPS: Readonly<Record<string, (args: string[], terminal: Terminal) => Promise<void>>> = {
  list: listWallets,
  add: addWallet,
  retire: retireWallet,
  import: importFile,
};

/** The labelled wallets: those of the project, and what the operator adds to them or takes away. */
export const wallets: Command = {
  summary: 'lists, adds, retires and imports labelled wallets',
  usage: `list [--exchange ID] [--chain ID] [--address A] [--retired] | add ${ROW_FIELDS.map((field) => `--${field}`).join(' ')} | retire --chain ID --address A --reason TEXT [--exchange ID] | import FILE|-`,
  async run([step = '', ...args], terminal) {
    const run = Object.hasOwn(STEPS, step) ? STEPS[step] : undefined;
    if (run === undefined) throw new WrongUsage(`takes one of: ${Object.keys(STEPS).join(', ')}`);
    try {
      await run(args, terminal);
    } catch (error) {
      if (error instanceof RefusedRow) throw new WrongUsage(error.message, { cause: error });
      throw error;
    }
  },
};
