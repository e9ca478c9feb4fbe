/**
 * Symbols are what a token's maker wrote: on every chain there are tokens that call themselves ETH or USDT with other
 * letters that look the same. A symbol that reads as a known one is not shown for an unknown contract.
 */

/** Letters that look like Latin ones, folded to lower case first. Ambiguous shapes share one letter. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  // Cyrillic
  а: 'a',
  в: 'b',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  ё: 'e',
  ғ: 'f',
  ԍ: 'g',
  һ: 'h',
  н: 'h',
  і: 'l',
  ї: 'l',
  ј: 'j',
  к: 'k',
  қ: 'k',
  ӏ: 'l',
  м: 'm',
  п: 'n',
  о: 'o',
  ө: 'o',
  р: 'p',
  ԛ: 'q',
  г: 'r',
  ѕ: 's',
  т: 't',
  ц: 'u',
  ѵ: 'v',
  ѡ: 'w',
  ԝ: 'w',
  х: 'x',
  у: 'y',
  ү: 'y',
  з: '3',
  ь: 'b',
  // Greek
  α: 'a',
  β: 'b',
  ε: 'e',
  η: 'h',
  ι: 'l',
  κ: 'k',
  μ: 'm',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  σ: 'o',
  ς: 's',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ζ: 'z',
  γ: 'y',
  ω: 'w',
  // Latin letters and signs that a font hardly tells apart
  ı: 'l',
  ɩ: 'l',
  ɑ: 'a',
  ɡ: 'g',
  ƅ: 'b',
  ꜱ: 's',
  ᴛ: 't',
  ʜ: 'h',
  ᴇ: 'e',
  ᴅ: 'd',
  ᴄ: 'c',
  ʙ: 'b',
  ɴ: 'n',
  ø: 'o',
  đ: 'd',
  ħ: 'h',
  ŧ: 't',
  ł: 'l',
  ƶ: 'z',
  '₮': 't',
  $: 's',
  '€': 'e',
  '₿': 'b',
  '|': 'l',
  '!': 'l',
  0: 'o',
  1: 'l',
  i: 'l',
  5: 's',
};

/** What hides between letters or above them: marks, controls, spaces, punctuation. */
const NO_LETTER = /[^\p{L}\p{N}]/gu;
const MARKS = /\p{M}/gu;
/** Scripts whose letters are not taken for Latin ones. */
const PLAIN = /^[a-z0-9\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u;

/** A symbol as the eye reads it: case, width, marks, spaces and look-alike letters folded. */
export const skeletonOf = (symbol: string): string => {
  const wide = symbol.normalize('NFKD').replace(MARKS, '').toLowerCase();
  let text = '';
  for (const letter of wide) text += (Object.hasOwn(LOOKS_LIKE, letter) ? LOOKS_LIKE[letter] : undefined) ?? letter;
  return text.replace(NO_LETTER, '');
};

/** Signs around a symbol, which stand for no letter there: `$USDT`. */
const AROUND = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/** Longer ones are advertisements. */
const SYMBOL_MOST = 20;
/** Advertisements name a site; what cannot be seen turns or hides the text around it. */
const SITE_OR_UNSEEN = /\.\p{L}{2,}|:\/\/|\s|\p{C}/u;

/** Whether a stranger's symbol may be shown: short, no site, of scripts that are told apart, and reads as none of `known`. */
export const isHarmless = (symbol: string, known: ReadonlySet<string>): boolean => {
  if (symbol === '' || symbol.length > SYMBOL_MOST || SITE_OR_UNSEEN.test(symbol)) return false;
  const skeletons = [skeletonOf(symbol), skeletonOf(symbol.replace(AROUND, ''))];
  return skeletons.every((skeleton) => PLAIN.test(skeleton) && !known.has(skeleton));
};

/** Symbols that no stranger may bear on any chain, beside those that the chain itself knows. */
export const GUARDED_SYMBOLS: readonly string[] = [
  'ETH',
  'BTC',
  'BNB',
  'POL',
  'MATIC',
  'XDAI',
  'XRP',
  'SOL',
  'TRX',
  'USDT',
  'USDC',
  'USDC.e',
  'DAI',
  'BUSD',
  'TUSD',
  'USDP',
  'USDS',
  'USDe',
  'FDUSD',
  'PYUSD',
  'GUSD',
  'WETH',
  'WBTC',
  'WBNB',
  'stETH',
  'wstETH',
  'cbBTC',
  'rETH',
  'mETH',
  'cmETH',
  'LINK',
  'UNI',
  'SHIB',
  'PEPE',
  'ARB',
  'OP',
  'GNO',
  'JPYC',
  'BSC-USD',
  'BTCB',
  'XAUT',
  'PAXG',
];
