import { CHAINS } from '../../lib/chains/index.ts';
import type { Chain } from '../../lib/core/chain.ts';
import { addDecimals, formatUnits, parseUnits } from '../../lib/core/decimal.ts';
import type { AssetFact, IncidentFacts, TheftFact, WalletFact } from './facts.ts';
import { nemKeyOf, standIn } from './holders.ts';
import { BTC, CMETH, ETH, METH, STETH, USDT, XEM } from './incidents/assets.ts';
import { inEqualParts } from './movement.ts';

/** A file that is no incident, or that holds nothing that can be played. */
export class UnreadableIncident extends Error {
  override name = 'UnreadableIncident';
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textIn = (value: unknown, name: string): string | null =>
  isFields(value) && typeof value[name] === 'string' ? value[name] : null;

const MATIC: AssetFact = { chain: 'polygon', asset: 'MATIC', contract: null, decimals: 18 };
const BNB: AssetFact = { chain: 'bsc', asset: 'BNB', contract: null, decimals: 18 };
const ASSETS = new Map([XEM, BTC, ETH, USDT, STETH, METH, CMETH, MATIC, BNB].map((asset) => [asset.asset, asset]));
const CHAIN_OF: Readonly<Record<string, Chain | undefined>> = CHAINS;

/** Share taken where the file says none: the wallet is taken to have been all but emptied. */
const SHARE_ASSUMED = 0.98;
const PAYMENTS_ASSUMED = 40;
const AMOUNT = /^~?(\d+(?:\.\d+)?)$/;

/** The addresses of a chain in a value, however it is nested; what follows it in its text is a remark. */
const addressesIn = (value: unknown, chain: string): string[] => {
  if (typeof value === 'string') {
    const address = CHAIN_OF[chain]?.canonical(value.split(/\s/)[0] ?? '');
    return address === undefined ? [] : [address];
  }
  if (Array.isArray(value)) return value.flatMap((entry: unknown) => addressesIn(entry, chain));
  if (!isFields(value)) return [];
  const stated = textIn(value, 'chain');
  return stated !== null && stated !== chain
    ? []
    : Object.entries(value).flatMap(([name, entry]) =>
        name === 'note' || name === 'label' ? [] : addressesIn(entry, chain),
      );
};

const validTime = (text: string | null): string | null =>
  text !== null && !Number.isNaN(Date.parse(text)) ? text : null;

const betweenIn = (entry: Fields): readonly [string, string] | undefined => {
  const [from, to] = Array.isArray(entry.interval_utc) ? (entry.interval_utc as unknown[]) : [];
  return typeof from === 'string' && typeof to === 'string' && validTime(from) !== null && validTime(to) !== null
    ? [from, to]
    : undefined;
};

interface Context {
  file: Fields;
  leftOut: string[];
  /** The first time, where no single transaction has one. */
  onlyTime: string | null;
}

const payersOf = (chain: string, entry: Fields, { file }: Context): string[] => {
  const own = addressesIn(entry.from, chain);
  const found = own.length > 0 ? own : addressesIn(file.victim_addresses, chain);
  const payers = [...new Set(found.length > 0 ? found : [standIn(chain, `${String(file.id)} wallet`)])];
  // NIS1 names payers by keys: without its key an address cannot pay there.
  return chain === 'nem'
    ? payers.map((address) => (nemKeyOf(address) === undefined ? standIn(chain, `in place of ${address}`) : address))
    : payers;
};

const precisionOf = (entry: Fields, at: string | null): TheftFact['precision'] => {
  const told = textIn(entry, 'time_precision');
  if (at === null) return 'interval';
  return told === 'second' || told === 'minute' ? told : 'approximate';
};

const theftOf = (entry: Fields, index: number, context: Context): TheftFact[] => {
  const name = `transaction ${index + 1} (${textIn(entry, 'amount') ?? '?'} ${textIn(entry, 'asset') ?? '?'})`;
  const asset = ASSETS.get(textIn(entry, 'asset') ?? '');
  const amount = AMOUNT.exec(textIn(entry, 'amount') ?? '')?.[1];
  const raw = asset === undefined || amount === undefined ? undefined : parseUnits(amount, asset.decimals);
  if (asset === undefined || amount === undefined || raw === undefined || raw === 0n) {
    context.leftOut.push(`${name}: an asset or amount that cannot be played.`);
    return [];
  }
  const between = betweenIn(entry);
  const at = validTime(textIn(entry, 'time_utc')) ?? (between === undefined ? context.onlyTime : null);
  if (at === null && between === undefined) {
    context.leftOut.push(`${name}: its time is unknown.`);
    return [];
  }
  const { chain } = asset;
  const hash = textIn(entry, 'hash');
  const [to = standIn(chain, `${String(context.file.id)} receiver`)] = [
    ...addressesIn(entry.to, chain),
    ...addressesIn(context.file.attacker_addresses, chain),
  ];
  return [
    {
      asset,
      amount,
      at,
      ...(between !== undefined && { between }),
      precision: precisionOf(entry, at),
      txid: hash !== null && /^(0x)?[0-9a-f]{64}$/.test(hash) ? hash : null,
      from: payersOf(chain, entry, context),
      to,
      source: 'the file',
      ...(entry.aggregate === true && { sumOf: typeof entry.tx_count === 'number' ? entry.tx_count : 0 }),
    },
  ];
};

/** What each wallet is assumed to have held: what was taken, by the share that the file says. */
const walletsOf = (thefts: readonly TheftFact[], share: number): WalletFact[] => {
  const taken = new Map<string, { address: string; asset: AssetFact; raw: bigint }>();
  for (const { asset, amount, from } of thefts)
    for (const { address, raw } of inEqualParts(parseUnits(amount, asset.decimals) ?? 0n, from)) {
      const key = `${address} ${asset.asset}`;
      taken.set(key, { address, asset, raw: raw + (taken.get(key)?.raw ?? 0n) });
    }
  return [...taken.values()].map(({ address, asset, raw }) => ({
    address,
    asset,
    balance: formatUnits((raw * 1_000_000n) / BigInt(Math.round(share * 1e6)), asset.decimals),
    source: 'assumed from the share taken',
    paymentsADay: PAYMENTS_ASSUMED,
    kind: 'hot',
  }));
};

const shareIn = (file: Fields): number | null => {
  const hot = isFields(file.hot_wallet) ? file.hot_wallet : {};
  const share = hot.share_taken ?? hot.share_taken_estimate;
  return typeof share === 'number' && share > 0 && share <= 1 ? share : null;
};

const totalsOf = (thefts: readonly TheftFact[]): Record<string, string> => {
  const totals: Record<string, string> = {};
  for (const { asset, amount } of thefts) totals[asset.asset] = addDecimals(totals[asset.asset] ?? '0', amount);
  return totals;
};

const noticeIn = (file: Fields): IncidentFacts['notice'] => {
  const at = validTime(textIn(file.public_notice, 'time_utc'));
  if (at === null) return null;
  const approximate = /approx/.test(textIn(file.public_notice, 'precision') ?? '');
  const what = textIn(file.public_notice, 'what') ?? '';
  return { at, approximate, what: { en: what, ja: what }, source: 'the file' };
};

/**
 * A file in the form of the collection of incidents (theft_transactions, victim_addresses, public_notice …). What cannot
 * be played is listed in `leftOut`. Throws UnreadableIncident for what is no incident.
 */
export const readIncident = (text: string): IncidentFacts => {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (error) {
    throw new UnreadableIncident('the file is no JSON', { cause: error });
  }
  const [id, exchange] = [textIn(file, 'id'), textIn(file, 'exchange')];
  if (!isFields(file) || id === null || exchange === null) throw new UnreadableIncident('the file is no incident');
  const listed = Array.isArray(file.theft_transactions) ? (file.theft_transactions as unknown[]).filter(isFields) : [];
  const first = validTime(textIn(file, 'first_theft_tx_utc'));
  const isTimed = listed.some((entry) => textIn(entry, 'time_utc') !== null || betweenIn(entry) !== undefined);
  const context: Context = { file, leftOut: [], onlyTime: isTimed ? null : first };
  const thefts = listed.flatMap((entry, index) => theftOf(entry, index, context));
  const share = shareIn(file);
  const percent = Math.round((share ?? SHARE_ASSUMED) * 100);
  return {
    id,
    exchange: exchange.toLowerCase().split(/[^a-z0-9]/)[0] ?? id,
    names: { en: exchange, ja: exchange },
    thefts,
    wallets: walletsOf(thefts, share ?? SHARE_ASSUMED),
    totals: totalsOf(thefts),
    notice: noticeIn(file),
    assumptions: [
      {
        en: `Balances before the theft: what was taken is ${percent} % of them${share === null ? ' (assumed)' : ' (share taken, from the file)'}.`,
        ja: `流出した額は流出前の残高の${percent} %としています${share === null ? '（仮定）' : '（ファイルの値）'}。`,
      },
      ...(context.onlyTime === null
        ? []
        : [
            {
              en: 'No transaction has a time of its own: all are played at the first time.',
              ja: '個々の取引の時刻が分からないため、すべて最初の時刻に置いています。',
            },
          ]),
      ...(thefts.some(({ asset }) => asset.chain === 'nem')
        ? [
            {
              en: 'An address with a made key stands in for the robbed wallet: NIS1 names payers by their keys.',
              ja: 'NIS1は送金元を公開鍵で示すため、作った鍵のアドレスで代用しています。',
            },
          ]
        : []),
      ...(thefts.some(({ sumOf }) => sumOf !== undefined)
        ? [
            {
              en: 'Sums reported without single transactions are played at their first time.',
              ja: '合計額だけが報じられた送金は、最も早い時刻に置いています。',
            },
          ]
        : []),
    ],
    leftOut: context.leftOut,
  };
};
