import {
  besides,
  chains,
  codeOf,
  contractOf,
  flat,
  isOpen,
  list,
  made,
  networksOf,
  table,
  word,
  type Made,
} from './parts.ts';

/** Lists of flags that are polled without a key: the rest of the alphabet. */
export const COINEX_TO_XT: readonly Made[] = [
  made('coinex', 'deposit-withdraw-config', 1_300, (count) => ({
    code: 0,
    message: 'OK',
    data: list(count, (n) => ({
      asset: { ccy: codeOf(n), deposit_enabled: true, withdraw_enabled: isOpen(n), inter_transfer_enabled: true },
      chains: chains(n, (chain) => ({ chain, deposit_enabled: true, withdraw_enabled: isOpen(n) })),
    })),
  })),
  made('coinone', 'currencies', 450, (count) => ({
    result: 'success',
    error_code: '0',
    server_time: 1_700_000_000_000,
    currencies: list(count, (n) => ({
      name: `Coin ${n}`,
      symbol: codeOf(n),
      deposit_status: 'normal',
      withdraw_status: word(n, 'normal', 'suspended'),
      deposit_confirm_count: 12,
      max_precision: 8,
      deposit_fee: '0.0',
      withdrawal_min_amount: '0.001',
      withdrawal_fee: '0.0005',
    })),
  })),
  made('digifinex', 'currencies', 900, (count) => ({
    code: 200,
    data: flat(count, (n, chain) => ({
      currency: codeOf(n),
      chain,
      deposit_status: 1,
      withdraw_status: Number(isOpen(n)),
    })),
  })),
  made('gate', 'currencies', 4_000, (count) =>
    list(count, (n) => ({
      currency: codeOf(n),
      name: `Coin ${n}`,
      delisted: false,
      withdraw_disabled: !isOpen(n),
      withdraw_delayed: false,
      deposit_disabled: false,
      trade_disabled: false,
      chains: networksOf(n).map((name) => ({
        name,
        addr: contractOf(n),
        withdraw_disabled: !isOpen(n),
        withdraw_delayed: false,
        deposit_disabled: false,
      })),
    })),
  ),
  made('hitbtc', 'currencies', 1_200, (count) =>
    table(count, (n) => ({
      full_name: `Coin ${n}`,
      crypto: true,
      payin_enabled: true,
      payout_enabled: isOpen(n),
      transfer_enabled: true,
      delisted: false,
      networks: chains(n, (network) => ({
        network,
        protocol: network,
        payin_enabled: true,
        payout_enabled: isOpen(n),
      })),
    })),
  ),
  made('htx', 'currencies', 850, (count) => ({
    code: 200,
    data: list(count, (n) => ({
      currency: codeOf(n).toLowerCase(),
      assetType: 1,
      instStatus: 'normal',
      chains: chains(n, (network) => ({
        chain: `${codeOf(n).toLowerCase()}${network.toLowerCase()}`,
        displayName: network,
        baseChain: 'ETH',
        depositStatus: 'allowed',
        withdrawStatus: word(n, 'allowed', 'prohibited'),
      })),
    })),
  })),
  made('korbit', 'currencies', 250, (count) => ({
    success: true,
    data: list(count, (n) => ({
      name: codeOf(n).toLowerCase(),
      fullName: `Coin ${n}`,
      type: 'crypto',
      depositStatus: 'launched',
      withdrawalStatus: word(n, 'launched', 'stopped'),
      defaultNetwork: networksOf(n)[0],
      networkList: chains(n, (name) => ({
        name,
        depositStatus: 'launched',
        withdrawalStatus: word(n, 'launched', 'stopped'),
      })),
    })),
  })),
  made('kraken', 'assets', 700, (count) => ({
    error: [],
    result: table(count, (n) => ({
      aclass: 'currency',
      altname: codeOf(n),
      decimals: 10,
      display_decimals: 5,
      status: word(n, 'enabled', 'funding_temporarily_disabled'),
    })),
  })),
  made('kucoin', 'currencies', 1_200, (count) => ({
    code: '200000',
    data: list(count, (n) => ({
      currency: codeOf(n),
      name: codeOf(n),
      fullName: `Coin ${n}`,
      precision: 8,
      isMarginEnabled: false,
      isDebitEnabled: false,
      chains: chains(n, (network) => ({
        chainName: network,
        chainId: network.toLowerCase(),
        isDepositEnabled: true,
        isWithdrawEnabled: isOpen(n),
      })),
    })),
  })),
  made('lbank', 'withdraw-configs', 1_300, (count) => ({
    result: 'true',
    error_code: 0,
    data: flat(count, (n, chain) => ({
      assetCode: codeOf(n).toLowerCase(),
      chain,
      canWithDraw: isOpen(n),
      min: '0.1',
    })),
  })),
  made('poloniex', 'currencies', 2_200, (count) =>
    list(count, (n) => ({
      id: n,
      coin: codeOf(n),
      delisted: n % 2 === 0,
      tradeEnable: true,
      name: `Coin ${n}`,
      supportCollateral: false,
      networkList: chains(n, (blockchain) => ({ blockchain, depositEnable: true, withdrawalEnable: isOpen(n) })),
    })),
  ),
  made('upbit', 'wallet-status', 350, (count) =>
    list(count, (n) => ({
      currency: codeOf(n),
      wallet_state: word(n, 'working', 'paused'),
      block_state: 'normal',
      block_height: 20_000_000,
      block_updated_at: '2026-11-25T00:00:00.000+09:00',
      block_elapsed_minutes: 3,
      net_type: networksOf(n)[0],
      network_name: 'Ethereum',
    })),
  ),
  made('whitebit', 'assets', 500, (count) =>
    table(count, (n) => ({
      name: `Coin ${n}`,
      unified_cryptoasset_id: n,
      can_withdraw: isOpen(n),
      can_deposit: true,
      networks: { deposits: networksOf(n), withdraws: networksOf(n), default: networksOf(n)[0] },
      limits: { deposit: besides(n), withdraw: besides(n) },
    })),
  ),
  made('woox', 'token-network', 350, (count) => ({
    success: true,
    rows: flat(count, (n, network) => ({
      protocol: network,
      network,
      token: codeOf(n),
      allow_deposit: 1,
      allow_withdraw: Number(isOpen(n)),
    })),
  })),
  made('xt', 'support-currency', 1_400, (count) => ({
    rc: 0,
    mc: 'SUCCESS',
    result: list(count, (n) => ({
      currency: codeOf(n).toLowerCase(),
      supportChains: chains(n, (chain) => ({ chain, depositEnabled: true, withdrawEnabled: isOpen(n) })),
    })),
  })),
];
