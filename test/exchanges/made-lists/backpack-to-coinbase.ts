import { besides, chains, codeOf, flat, isOpen, list, made, networksOf, table, word, type Made } from './parts.ts';

/** Methods that name a network. */
const METHODS = ['BITCOIN', 'ETHEREUM', 'TETHERUSX'];

/** Lists of flags that are polled without a key: the first of the alphabet. */
export const BACKPACK_TO_COINBASE: readonly Made[] = [
  made('backpack', 'assets', 120, (count) =>
    list(count, (n) => ({
      symbol: codeOf(n),
      tokens: chains(n, (blockchain) => ({ blockchain, depositEnabled: true, withdrawEnabled: isOpen(n) })),
    })),
  ),
  made('bitfinex', 'tx-status', 300, (count) => [
    list(count, (n) => [METHODS[n] ?? codeOf(n), 1, Number(isOpen(n)), null, null, null, null, 0, 0, null, null, 12]),
  ]),
  made('bitget', 'coins', 1_500, (count) => ({
    code: '00000',
    msg: 'success',
    data: list(count, (n) => ({
      coinId: String(n),
      coin: codeOf(n),
      transfer: 'true',
      chains: chains(n, (chain) => ({ chain, rechargeable: 'true', withdrawable: String(isOpen(n)) })),
    })),
  })),
  made('bithumb', 'assets-status', 450, (count) => ({
    status: '0000',
    data: table(count, (n) => ({ deposit_status: 1, withdrawal_status: Number(isOpen(n)) })),
  })),
  made('bitmart', 'currencies', 1_800, (count) => ({
    code: 1000,
    message: 'OK',
    data: {
      currencies: flat(count, (n, network) => ({
        currency: `${codeOf(n)}-${network}`,
        network,
        deposit_enabled: true,
        withdraw_enabled: isOpen(n),
      })),
    },
  })),
  made('bitopro', 'currencies', 40, (count) => ({
    data: list(count, (n) => ({
      currency: codeOf(n).toLowerCase(),
      withdrawFee: '1',
      minWithdraw: '10',
      maxWithdraw: '1000',
      maxDailyWithdraw: '2000',
      withdraw: isOpen(n),
      deposit: true,
    })),
  })),
  made('bitrue', 'exchange-info', 1_000, (count) => ({
    serverTime: 1_700_000_000_000,
    symbols: list(count, (n) => ({ symbol: `${codeOf(n)}USDT`, status: 'TRADING', filters: [besides(n), besides(n)] })),
    coins: list(count, (n) => ({
      coin: codeOf(n).toLowerCase(),
      coinFulName: `Coin ${n}`,
      enableWithdraw: isOpen(n),
      enableDeposit: true,
      chains: networksOf(n),
      chainDetail: chains(n, (chain) => ({ chain, enableWithdraw: isOpen(n), enableDeposit: true })),
    })),
  })),
  made('bitstamp', 'currencies', 160, (count) =>
    list(count, (n) => ({
      name: `Coin ${n}`,
      currency: codeOf(n),
      type: 'crypto',
      symbol: codeOf(n),
      decimals: 8,
      deposit: 'Enabled',
      withdrawal: word(n, 'Enabled', 'Disabled'),
      networks: chains(n, (network) => ({ network, deposit: 'Enabled', withdrawal: word(n, 'Enabled', 'Disabled') })),
    })),
  ),
  made('bittrade', 'currencies', 60, (count) => ({
    status: 'ok',
    data: list(count, (n) => ({
      name: codeOf(n).toLowerCase(),
      'deposit-enabled': true,
      'withdraw-enabled': isOpen(n),
      'suspend-withdraw-desc': '',
      ...besides(n),
    })),
  })),
  made('bitvavo', 'assets', 450, (count) =>
    list(count, (n) => ({
      symbol: codeOf(n),
      name: `Coin ${n}`,
      depositStatus: 'OK',
      withdrawalStatus: word(n, 'OK', 'MAINTENANCE'),
      networks: networksOf(n).slice(0, 1),
      message: '',
    })),
  ),
  made('coinbaseexchange', 'currencies', 400, (count) =>
    list(count, (n) => ({
      id: codeOf(n),
      name: `Coin ${n}`,
      min_size: '0.01',
      status: word(n, 'online', 'offline'),
      message: '',
      max_precision: '0.01',
      convertible_to: [],
      details: besides(n),
      default_network: 'ethereum',
      supported_networks: chains(n, (id) => ({ id, name: id, status: word(n, 'online', 'offline') })),
    })),
  ),
];
