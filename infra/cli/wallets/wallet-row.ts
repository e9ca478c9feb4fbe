import { CHAINS } from '../../../lib/chains/index.ts';
import { WALLET_KINDS, type WalletClaim, type WalletKind } from '../../../lib/core/wallet.ts';
import type { Exchange } from '../../../lib/core/exchange.ts';
import { EXCHANGES } from '../../../lib/exchanges/index.ts';
import { SHIPPED } from '../../../lib/wallets/registry.ts';
import { canonicalOn, chainIdOf } from '../../registry/chain-ids.ts';
import { exchangeIdOf } from '../../registry/exchange-ids.ts';

/** A row as a person gives it. */
export type WalletRow = Readonly<Partial<Record<RowField, string>>>;
export const ROW_FIELDS = ['exchange', 'chain', 'address', 'kind', 'label', 'source', 'confidence'] as const;
export type RowField = (typeof ROW_FIELDS)[number];

/** A row that cannot be taken, with the reason in one line. */
export class RefusedRow extends Error {
  override name = 'RefusedRow';
}

/** Chains that mean something here though nothing reads them yet. */
const MEANT = ['bitcoin', 'bch', 'ltc', 'doge', 'mona', 'ethereum', 'xrpl', 'nem', 'symbol', 'tron', 'solana'];
const KNOWN_CHAINS: ReadonlySet<string> = new Set([...MEANT, ...Object.keys(CHAINS), ...SHIPPED.chainSets.flat()]);

const exchanges: readonly Exchange[] = Object.values(EXCHANGES);
/** Words longer than this are no name. */
const TEXT_MOST = 120;
const OPERATOR = 'operator';

const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** The id of an exchange by any of its names; an unknown one by its short name. */
export const exchangeNamed = (name: string): string => {
  const folded = fold(name);
  const found = exchanges.find(({ id, names }) =>
    [id, names.en, names.ja, ...names.also].some((one) => fold(one) === folded),
  );
  if (found !== undefined) return found.id;
  const id = exchangeIdOf(name.trim());
  if (!/^[a-z0-9]{1,40}$/.test(id)) throw new RefusedRow(`no exchange: ${JSON.stringify(name)}`);
  return id;
};

export const chainKnown = (spelling: string): string => {
  const id = chainIdOf(spelling);
  if (!KNOWN_CHAINS.has(id)) throw new RefusedRow(`no chain that is known: ${JSON.stringify(spelling)}`);
  return id;
};

/** Canonical, its checksum verified where the chain is read. */
export const addressOn = (chain: string, text: string): string => {
  const address = canonicalOn(chain, text.trim());
  if (address === undefined)
    throw new RefusedRow(`no address of ${chain} (is its checksum right?): ${JSON.stringify(text)}`);
  return address;
};

/** Whether addresses of the chain are verified: it has a reader. */
export const isVerified = (chain: string): boolean => Object.hasOwn(CHAINS, chain);

const kindOf = (kind: string): WalletKind => {
  const found = WALLET_KINDS.find((known) => known === fold(kind));
  if (found === undefined) throw new RefusedRow(`kind takes one of: ${WALLET_KINDS.join(', ')}`);
  return found;
};

const wordsOf = (field: RowField, text: string): string => {
  const words = text.trim();
  if (words.length > TEXT_MOST || /[\p{Cc}\p{Cs}]/u.test(words))
    throw new RefusedRow(`${field} is too long, or no plain text`);
  return words;
};

/** What a row claims. Throws RefusedRow. */
export const claimOf = (row: WalletRow): WalletClaim => {
  const { exchange = '', chain = '', address = '', kind = '', label = '', source = '', confidence = '' } = row;
  for (const [field, value] of Object.entries({ exchange, chain, address }))
    if (value.trim() === '') throw new RefusedRow(`${field} is missing`);
  const id = chainKnown(chain);
  return {
    exchange: exchangeNamed(exchange),
    chain: id,
    address: addressOn(id, address),
    kind: kind.trim() === '' ? 'unknown' : kindOf(kind),
    label: wordsOf('label', label) || null,
    source: wordsOf('source', source) || OPERATOR,
    confidence: wordsOf('confidence', confidence) || OPERATOR,
  };
};
