import type { WalletClaim } from '../../../lib/core/wallet.ts';
import { CommandFailed, type Terminal } from '../command.ts';
import { readRows, type FileRow } from './read-rows.ts';
import { recordFor, type WalletDesk } from './wallet-desk.ts';
import { claimOf, isVerified, RefusedRow } from './wallet-row.ts';

/** Tens of thousands of rows with all their columns. */
export const IMPORT_MOST_BYTES = 64 * 1024 * 1024;
/** More refused rows than anyone reads. */
const SHOWN_MOST = 50;

const keyOf = ({ exchange, chain, address }: WalletClaim): string => `${chain}\t${address}\t${exchange}`;

/** The claims of all rows. Throws CommandFailed where one is refused: then nothing is imported. */
const claimsOf = (rows: readonly FileRow[], { say }: Terminal): { line: number; claim: WalletClaim }[] => {
  const claims: { line: number; claim: WalletClaim }[] = [];
  const refused: string[] = [];
  for (const { line, row } of rows)
    try {
      if ('refused' in row) throw new RefusedRow(row.refused);
      claims.push({ line, claim: claimOf(row) });
    } catch (error) {
      if (!(error instanceof RefusedRow)) throw error;
      refused.push(`line ${line}: ${error.message}`);
    }
  for (const reason of refused.slice(0, SHOWN_MOST)) say(reason);
  if (refused.length > 0)
    throw new CommandFailed(`nothing was imported: ${refused.length} of ${rows.length} rows are refused`);
  return claims;
};

/**
 * Takes a file's wallets, all or none: prints each with what became of it (`added`, or `duplicate` of what is known
 * already) and with the other exchanges that are named for it.
 */
export const importWallets = async (text: string, desk: WalletDesk, terminal: Terminal, now: number): Promise<void> => {
  const claims = claimsOf(readRows(text), terminal);
  const before = new Map(claims.map(({ claim }) => [keyOf(claim), desk.owners(claim.chain, claim.address)]));
  const fresh = new Map<string, WalletClaim>();
  const named = new Map<string, Set<string>>();
  const results = claims.map(({ line, claim }) => {
    const key = keyOf(claim);
    const owners = before.get(key) ?? [];
    const known = desk.book.find(claim.chain, claim.address);
    const duplicate = fresh.has(key) || (owners.includes(claim.exchange) && known?.sameKeyAs === undefined);
    if (!duplicate) fresh.set(key, claim);
    const place = `${claim.chain}\t${claim.address}`;
    named.set(place, new Set([...(named.get(place) ?? []), ...owners, claim.exchange]));
    return { line, claim, place, result: duplicate ? 'duplicate' : 'added' };
  });
  await desk.store.save([...fresh.values()].map((claim) => recordFor(claim, now)));
  let disputed = 0;
  for (const { line, claim, place, result } of results) {
    const conflicts = [...(named.get(place) ?? [])].filter((exchange) => exchange !== claim.exchange);
    disputed += Number(conflicts.length > 0);
    terminal.print(JSON.stringify({ line, result, ...claim, conflicts }));
  }
  const unverified = [...new Set(results.map(({ claim }) => claim.chain))].filter((chain) => !isVerified(chain));
  if (unverified.length > 0) terminal.say(`checksums not verified (no reader yet): ${unverified.join(', ')}`);
  terminal.say(`${fresh.size} added, ${results.length - fresh.size} duplicates, ${disputed} with conflicts`);
};
