import type { EXCHANGES } from '../../../lib/exchanges/index.ts';

/**
 * What recorded bodies say of withdrawals, read from their own fields and from nothing of ours: the rule is each
 * exchange's document. A row that says two things at once (delisted, and allowed to be withdrawn) is left out.
 */

// oxlint-disable-next-line typescript/no-explicit-any -- bodies as they came
export type Json = Record<string, any>;

export interface TruthRow {
  open: boolean;
  /** Assets and networks under which our reader may tell it; the first that it has is it. */
  ours: [asset: string, network: string | null][];
  /** Where it stands in the body: objects that ccxt hands on as they came. */
  currency: Json;
  network: Json | string | null;
}

/** A body that is compared: what is read of it, and by which rule. */
export interface Compared {
  exchange: keyof typeof EXCHANGES;
  file: string;
  /** Whether ccxt asks for this version of the list today. */
  asked: boolean;
  /** A body in another form with the flags of the recorded one. */
  made?: (body: Json) => Json;
  rule: (body: Json) => TruthRow[];
}

const flat = (rows: readonly Json[], row: (one: Json) => Pick<TruthRow, 'ours'> & { open: boolean }): TruthRow[] =>
  rows.map((one) => ({ ...row(one), currency: one, network: null }));

const kucoinChains =
  (list: string) =>
  (body: Json): TruthRow[] =>
    body.data.flatMap((currency: Json) =>
      currency[list].map((network: Json) => ({
        open: network.isWithdrawEnabled,
        currency,
        network,
        ours: [[currency.currency, network.chainName]],
      })),
    );

/** https://www.kucoin.com/docs-new: `isWithdrawEnabled`, of a currency or of a chain. */
const kucoinFlat = (body: Json): TruthRow[] =>
  flat(body.data, (row) => ({ open: row.isWithdrawEnabled, ours: [[row.currency, row.chainName ?? null]] }));

/** The rows of the web client, one a chain, in the form of version 3. */
const kucoinAsV3 = ({ data }: Json): Json => ({
  code: '200000',
  data: [...Map.groupBy(data as Json[], ({ currency }) => currency as string)].map(([currency, chains]) => ({
    currency,
    name: currency,
    fullName: currency,
    precision: 8,
    chains: chains.map(({ chain, chainName, isDepositEnabled, isWithdrawEnabled }) => ({
      chainName,
      chainId: chain ?? chainName.toLowerCase(),
      withdrawalMinSize: '0.1',
      withdrawalMinFee: '0.1',
      isDepositEnabled,
      isWithdrawEnabled,
    })),
  })),
});

/** https://www.gate.com/docs/developers/apiv4: `withdraw_disabled`; what is merely delayed passes. */
const gateFlat = (body: Json): TruthRow[] =>
  flat(
    (body as unknown as Json[]).filter((row) => !row.delisted || row.withdraw_disabled),
    ({ currency, chain = null, withdraw_disabled }) => {
      const bare = currency.includes('_') ? currency.slice(0, currency.lastIndexOf('_')) : currency;
      return {
        open: !withdraw_disabled,
        ours: [
          [currency, chain],
          [currency.replace(`_${chain}`, ''), chain],
          [bare, chain],
        ],
      };
    },
  );

/** The flat rows, one a chain, in the form of today: one a currency with its chains. */
const gateAsToday = (body: Json): Json =>
  [
    ...Map.groupBy(body as unknown as Json[], ({ currency, chain }) =>
      (currency as string).endsWith(`_${chain}`)
        ? (currency as string).slice(0, -chain.length - 1)
        : (currency as string),
    ),
  ].map(([currency, rows]) => ({
    currency,
    name: currency,
    delisted: rows.every(({ delisted }) => delisted),
    withdraw_disabled: rows.every(({ withdraw_disabled }) => withdraw_disabled),
    withdraw_delayed: false,
    deposit_disabled: rows.every(({ deposit_disabled }) => deposit_disabled),
    trade_disabled: false,
    chains: rows.map(({ chain, withdraw_disabled, withdraw_delayed, deposit_disabled }) => ({
      name: chain ?? currency,
      addr: '',
      withdraw_disabled,
      withdraw_delayed,
      deposit_disabled,
    })),
  }));
const gateChains = (body: Json): TruthRow[] =>
  (body as unknown as Json[])
    .filter(({ delisted }) => !delisted)
    .flatMap((currency) =>
      currency.chains.map((network: Json) => ({
        open: !network.withdraw_disabled,
        currency,
        network,
        ours: [[currency.currency, network.name]],
      })),
    );

/** https://www.htx.com/en-us/opend/newApiPages/: `withdrawStatus` of a chain, allowed or prohibited. */
const htx = (body: Json): TruthRow[] =>
  body.data.flatMap((currency: Json) =>
    currency.chains
      .filter(({ withdrawStatus }: Json) => currency.instStatus !== 'delisted' || withdrawStatus === 'prohibited')
      .map((network: Json) => ({
        open: network.withdrawStatus === 'allowed',
        currency,
        network,
        ours: [
          [currency.currency.toUpperCase(), network.displayName],
          [currency.currency.toUpperCase(), network.chain],
        ],
      })),
  );

/** https://apidocs.bithumb.com/v1.2.0/reference: `withdrawal_status` 1 or 0. */
const bithumb = (body: Json): TruthRow[] =>
  Object.entries(body.data as Json).map(([asset, row]) => ({
    open: row.withdrawal_status === 1,
    ours: [[asset, null]],
    currency: row,
    network: null,
  }));

/** https://bybit-exchange.github.io/docs/v5/asset/coin-info: `chainWithdraw` "1" or "0"; an empty one says nothing. */
const bybit = (body: Json): TruthRow[] =>
  body.result.rows.flatMap((currency: Json) =>
    currency.chains
      .filter(({ chainWithdraw }: Json) => chainWithdraw !== '')
      .map((network: Json) => ({
        open: network.chainWithdraw === '1',
        currency,
        network,
        ours: [[currency.coin, network.chainType]],
      })),
  );

/** https://www.okx.com/docs-v5/en/#funding-account-rest-api-get-currencies: `canWd`. */
const okx = (body: Json): TruthRow[] =>
  body.data.map((row: Json) => ({
    open: row.canWd,
    ours: [[row.ccy, row.chain.slice(row.chain.indexOf('-') + 1)]],
    currency: row,
    network: row,
  }));

const upbit = (body: Json): TruthRow[] =>
  flat(body as unknown as Json[], ({ currency, wallet_state }) => ({
    // https://docs.upbit.com/kr/reference/get-service-status
    open: ['working', 'withdraw_only'].includes(wallet_state),
    ours: [[currency, null]],
  }));

/** The four whose recordings hold the most, and others with flags that ccxt has a reader or an address of. */
export const COMPARED: readonly Compared[] = [
  { exchange: 'kucoin', file: 'kucoin-currencies-ccxt-sample-2.json', asked: true, rule: kucoinChains('chains') },
  {
    exchange: 'kucoin',
    file: 'kucoin-web-currency-list-2022-12-18.json',
    asked: true,
    made: kucoinAsV3,
    rule: kucoinChains('chains'),
  },
  { exchange: 'kucoin', file: 'kucoin-web-currency-list-2022-12-18.json', asked: false, rule: kucoinFlat },
  { exchange: 'kucoin', file: 'kucoin-api-v1-currencies-2022-12-02.json', asked: false, rule: kucoinFlat },
  {
    exchange: 'gate',
    file: 'gate-spot-currencies-2022-12-19.json',
    asked: true,
    made: gateAsToday,
    rule: gateChains,
  },
  { exchange: 'gate', file: 'gate-spot-currencies-2022-12-19.json', asked: false, rule: gateFlat },
  { exchange: 'htx', file: 'htx-v2-reference-currencies-2022-11-29.json', asked: true, rule: htx },
  { exchange: 'htx', file: 'htx-v2-reference-currencies-2022-11-30.json', asked: true, rule: htx },
  { exchange: 'bithumb', file: 'bithumb-assetsstatus-all-2022-12-05.json', asked: false, rule: bithumb },
  { exchange: 'bybit', file: 'bybit-asset-coin-info-2022-12-07.json', asked: true, rule: bybit },
  { exchange: 'okx', file: 'okx-asset-currencies-2022-11-30.json', asked: true, rule: okx },
  { exchange: 'upbit', file: 'upbit-status-wallet-2022-12-05.json', asked: false, rule: upbit },
];
