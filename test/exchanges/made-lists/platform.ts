import { codeOf, list, made, type Made } from './parts.ts';

/** What polled sources say of trading or of the system alone; `usual` counts pairs where there are any. */
export const PLATFORM: readonly Made[] = [
  made('binance', 'system-status', 1, () => ({ status: 0, msg: 'normal' })),
  made('bitbank', 'status', 60, (count) => ({
    success: 1,
    data: { statuses: list(count, (n) => ({ pair: `${codeOf(n)}_jpy`, status: 'NORMAL', min_amount: '0.0001' })) },
  })),
  made('bitfinex', 'platform-status', 1, () => [1]),
  made('bitflyer', 'health', 1, () => ({ status: 'NORMAL' })),
  made('bybit', 'system-status', 1, () => ({ retCode: 0, retMsg: '', result: { list: [] }, time: 1_700_000_000_000 })),
  made('coincheck', 'exchange-status', 30, (count) => ({
    exchange_status: list(count, (n) => ({
      pair: `${codeOf(n)}_jpy`,
      status: 'available',
      timestamp: 1_700_000_000,
      availability: { order: true, market_order: true, cancel: true },
    })),
  })),
  made('gemini', 'symbols', 300, (count) =>
    list(count, (n) => ({
      symbol: `${codeOf(n)}USD`,
      base_currency: codeOf(n),
      quote_currency: 'USD',
      tick_size: 1e-8,
      quote_increment: 0.01,
      min_order_size: '0.00001',
      status: 'open',
      wrap_enabled: false,
      product_type: 'spot',
    })),
  ),
  made('gmocoin', 'status', 1, () => ({
    status: 0,
    data: { status: 'OPEN' },
    responsetime: '2026-11-25T00:00:00.000Z',
  })),
  made('kraken', 'system-status', 1, () => ({
    error: [],
    result: { status: 'online', timestamp: '2026-11-25T00:00:00Z' },
  })),
  made('okx', 'system-status', 1, () => ({ code: '0', msg: '', data: [] })),
];
