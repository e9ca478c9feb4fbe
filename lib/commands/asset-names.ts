import { normalise } from './exchange-names.ts';

/** What people call assets, where a code is not what they write. */
export const ASSET_NAMES: Readonly<Record<string, string>> = {
  ビットコイン: 'BTC',
  bitcoin: 'BTC',
  イーサリアム: 'ETH',
  イーサ: 'ETH',
  ethereum: 'ETH',
  リップル: 'XRP',
  ripple: 'XRP',
  ネム: 'XEM',
  モナコイン: 'MONA',
  モナ: 'MONA',
  ビットコインキャッシュ: 'BCH',
  ライトコイン: 'LTC',
  ドージコイン: 'DOGE',
  ソラナ: 'SOL',
  solana: 'SOL',
  カルダノ: 'ADA',
  エイダ: 'ADA',
  テザー: 'USDT',
  円: 'JPY',
  日本円: 'JPY',
};

const byName = new Map(Object.entries(ASSET_NAMES).map(([name, code]) => [normalise(name), code]));

/** The code of an asset that is called by a name; undefined for what is no name that is known. */
export const assetNamed = (text: string): string | undefined => byName.get(normalise(text));
