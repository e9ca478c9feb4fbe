/** What a method of deposit and withdrawal moves, and on which network where the method tells. */
export interface Moves {
  asset: string;
  network: string | null;
}

const on = (asset: string, network: string | null): Moves => ({ asset, network });

/**
 * The well-known methods. Which currency a method moves: https://docs.bitfinex.com/reference/rest-public-conf,
 * `pub:map:tx:method`; the common code of that currency: the same page, `pub:map:currency:sym` (UST is USDt). Others keep the
 * method's own name.
 */
const METHODS: ReadonlyMap<string, Moves> = new Map(
  Object.entries({
    BITCOIN: on('BTC', 'BITCOIN'),
    LNX: on('BTC', 'LIGHTNING'),
    LITECOIN: on('LTC', 'LITECOIN'),
    ETHEREUM: on('ETH', 'ETHEREUM'),
    ETHEREUMC: on('ETC', 'ETHEREUMC'),
    BAB: on('BCH', null),
    BGOLD: on('BTG', null),
    ZCASH: on('ZEC', 'ZCASH'),
    MONERO: on('XMR', 'MONERO'),
    RIPPLE: on('XRP', 'RIPPLE'),
    METAVERSE: on('ETP', null),
    ALG: on('ALGO', null),
    ATO: on('ATOM', null),
    VSY: on('VSYS', null),
    TETHERUSO: on('USDT', 'OMNI'),
    TETHERUSE: on('USDT', 'ERC20'),
    TETHERUSX: on('USDT', 'TRC20'),
    TETHERUSL: on('USDT', 'LIQUID'),
    TETHERUSS: on('USDT', 'EOS'),
    TETHERUSDTALG: on('USDT', 'ALGO'),
    TETHERUSDTAVAX: on('USDT', 'AVAX'),
    TETHERUSDTBCH: on('USDT', 'BCH'),
    TETHERUSDTDOT: on('USDT', 'DOT'),
    TETHERUSDTKSM: on('USDT', 'KSM'),
    TETHERUSDTNEAR: on('USDT', 'NEAR'),
    TETHERUSDTOMG: on('USDT', 'OMG'),
    TETHERUSDTPLY: on('USDT', 'POLYGON'),
    TETHERUSDTSOL: on('USDT', 'SOL'),
    TETHERUSDTTON: on('USDT', 'TON'),
    TETHERUSDTXTZ: on('USDT', 'XTZ'),
    TETHEREUE: on('EURT', 'ERC20'),
    TETHERCNHTE: on('CNHT', 'ERC20'),
    TETHERXAUTE: on('XAUT', 'ERC20'),
    UDC: on('USDC', null),
    TSD: on('TUSD', null),
    EUS: on('EURS', null),
    AVENTUS: on('AVT', null),
    DATACOIN: on('DATA', null),
    GOLEM: on('GNT', null),
    MNA: on('MANA', null),
    OMISEGO: on('OMG', null),
    SANTIMENT: on('SAN', null),
    STATUS: on('SNT', null),
    STJ: on('STORJ', null),
  }),
);

/** What a method moves: by the table, else itself. */
export const movedBy = (method: string): Moves => METHODS.get(method) ?? on(method, null);
