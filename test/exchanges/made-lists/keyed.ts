import { chains, codeOf, flat, isOpen, list, made, word, type Made, type Json } from './parts.ts';

const capital = (n: number): Json => ({
  coin: codeOf(n),
  name: `Coin ${n}`,
  depositAllEnable: true,
  withdrawAllEnable: isOpen(n),
  networkList: chains(n, (network) => ({ network, depositEnable: true, withdrawEnable: isOpen(n) })),
});

/** Lists of flags that are shown to the holder of a key alone. */
export const KEYED: readonly Made[] = [
  made('binance', 'capital-config', 700, (count) => list(count, capital)),
  made('bingx', 'capital-config', 900, (count) => ({ code: 0, data: list(count, capital) })),
  made('bitbank', 'assets', 45, (count) => ({
    success: 1,
    data: {
      assets: list(count, (n) => ({
        asset: codeOf(n).toLowerCase(),
        onhand_amount: '0',
        stop_deposit: false,
        stop_withdrawal: !isOpen(n),
        network_list: chains(n, (network) => ({ network, stop_deposit: false, stop_withdrawal: !isOpen(n) })),
      })),
    },
  })),
  made('bybit', 'coin-info', 700, (count) => ({
    retCode: 0,
    result: {
      rows: list(count, (n) => ({
        coin: codeOf(n),
        chains: chains(n, (chain) => ({
          chain,
          chainType: chain,
          chainDeposit: '1',
          chainWithdraw: word(n, '1', '0'),
        })),
      })),
    },
  })),
  made('mexc', 'capital-config', 3_000, (count) => list(count, capital)),
  made('okx', 'currencies', 600, (count) => ({
    code: '0',
    msg: '',
    data: flat(count, (n, network) => ({
      ccy: codeOf(n),
      chain: `${codeOf(n)}-${network}`,
      canDep: true,
      canWd: isOpen(n),
    })),
  })),
];
