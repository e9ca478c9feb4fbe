import { isPolled, type Exchange } from '../core/exchange.ts';
import type { ExchangeStore } from '../core/exchange-store.ts';
import { iso, SECOND, type Clock } from '../core/time.ts';

/** So many polls may be missing before somebody should look. */
const MISSED_MOST = 5;

export interface Heartbeat {
  ok: boolean;
  /** When the exchange that was tried longest ago was tried; null while one has never been. */
  polledAt: string | null;
  ageSeconds: number | null;
  /** The age from which on it is no longer ok. */
  limitSeconds: number;
}

/**
 * Are exchanges still being polled? An attempt counts, also one that reaches nobody: it is the poller that is watched
 * here. The newest attempt of each exchange is stored with it, and the oldest of those decides.
 */
export const createHeartbeat =
  ({
    directory,
    exchanges,
    clock,
    pollMs,
  }: {
    directory: Readonly<Record<string, Exchange>>;
    exchanges: Pick<ExchangeStore, 'heads'>;
    clock: Clock;
    pollMs: number;
  }) =>
  async (): Promise<Heartbeat> => {
    const polled = Object.values(directory).filter(isPolled);
    const limitSeconds = (MISSED_MOST * pollMs) / SECOND;
    // Nothing to poll, nothing missed.
    if (polled.length === 0) return { ok: true, polledAt: null, ageSeconds: null, limitSeconds };
    const heads = new Map((await exchanges.heads(polled.map(({ id }) => id))).map((head) => [head.exchange, head]));
    const tried = polled.map(({ id }) =>
      Math.max(...Object.values(heads.get(id)?.sources ?? {}).map(({ triedAt }) => triedAt)),
    );
    const oldest = Math.min(...tried);
    // Where one has never been tried there is no maximum.
    if (!Number.isFinite(oldest)) return { ok: false, polledAt: null, ageSeconds: null, limitSeconds };
    const ageSeconds = Math.round((clock() - oldest) / SECOND);
    return { ok: ageSeconds < limitSeconds, polledAt: iso(oldest), ageSeconds, limitSeconds };
  };
