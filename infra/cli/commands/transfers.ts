import type { Chain, TransferBody } from '../../../lib/core/chain.ts';
import { formatUnits } from '../../../lib/core/decimal.ts';
import { Unreadable } from '../../../lib/core/exchange.ts';
import { iso } from '../../../lib/core/time.ts';
import type { Touches, Transfer } from '../../../lib/core/transfer.ts';
import { parseBody } from '../../../lib/sources/body.ts';
import { chainNamed } from '../chain-named.ts';
import { CommandFailed, WrongUsage, type Command, type Terminal } from '../command.ts';
import { parseOptions } from '../parse-options.ts';

const OPTIONS = {
  chain: { type: 'string' },
  body: { type: 'string' },
  address: { type: 'string' },
  list: { type: 'boolean' },
} as const;

/** A whole block with its receipts, or a day of an account's history. */
const BODY_MOST_BYTES = 256 * 1024 * 1024;

const touchesOf = (chain: Chain, address: string | undefined): Touches => {
  if (address === undefined) return () => true;
  const wanted = chain.canonical(address);
  if (wanted === undefined) throw new WrongUsage(`--address is no address of ${chain.id} (is its checksum right?)`);
  return (other) => other === wanted;
};

/** The documented answer that a body is. What nothing recognises is shown to the first: it says what is wrong. */
const bodyOf = (chain: Chain, answer: unknown): TransferBody => {
  const body = chain.bodies.find(({ recognises }) => recognises(answer)) ?? chain.bodies[0];
  if (body === undefined) throw new Unreadable('the chain has no documented answers');
  return body;
};

/** One transfer as it leaves the system; `raw` where no amount can be told, `contract` for what is not the chain's own. */
const lineOf = (transfer: Transfer): string => {
  const { chain, asset, contract, decimals, txid, index, from, to, raw, height, time, final } = transfer;
  return JSON.stringify({
    chain,
    asset,
    txid,
    index,
    from,
    to,
    amount: decimals === null ? null : formatUnits(raw, decimals),
    height,
    time: time === null ? null : iso(time),
    final,
    ...(decimals === null && { raw: raw.toString() }),
    ...(contract !== null && { contract }),
  });
};

const list = ({ id, bodies }: Chain, { print }: Terminal): void => {
  for (const { name, documentation } of bodies) print(JSON.stringify({ chain: id, name, documentation }));
};

/** Prints the transfers in one recorded answer of a chain's API. */
export const transfers: Command = {
  summary: 'reads the transfers in an answer of a chain API',
  usage: '--chain ID --body FILE|- [--address A] | --chain ID --list',
  async run(args, terminal) {
    const options = parseOptions(args, OPTIONS);
    const chain = chainNamed(options.chain);
    if (options.list === true) return list(chain, terminal);
    if (options.body === undefined) throw new WrongUsage('--body takes a file, or - for the standard input');
    const touches = touchesOf(chain, options.address);
    try {
      const answer = parseBody(await terminal.read(options.body, BODY_MOST_BYTES));
      for (const transfer of bodyOf(chain, answer).read(answer, touches)) terminal.print(lineOf(transfer));
    } catch (error) {
      if (error instanceof Unreadable) throw new CommandFailed(`unreadable: ${error.message}`, { cause: error });
      throw error;
    }
  },
};
