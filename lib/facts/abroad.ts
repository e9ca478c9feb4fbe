import type { ExchangeFacts } from '../core/risk/facts.ts';
import { loss, NOTHING, notRegistered } from './forms.ts';

/** Five exchanges were warned at once that they serve people in Japan without being registered. */
const WARNED_2024 = notRegistered('2024-11-28', 'https://coindeskjapan.com/?p=264248');

const THEFTS = 'https://github.com/tayvano/lazarus-bluenoroff-research/blob/HEAD/hacks-and-thefts';

/**
 * Exchanges that are not registered in Japan, or of which it is not known whether they are. Without a loss that was found
 * in a source there is no entry: an empty list would say that none was found, where none was looked for.
 */
export const ABROAD = {
  upbit: {
    ...NOTHING,
    losses: [
      loss('2019-11-27', 'https://blocking.net/24765/'),
      loss('2025-11-27', 'https://app.followin.io/en/feed/21935106'),
    ],
  },
  kucoin: {
    ...NOTHING,
    registered: WARNED_2024,
    losses: [
      loss(
        '2020-09-26',
        'https://www.kucoin.com/news/en-kucoin-ceo-livestream-recap-latest-updates-about-security-incident',
      ),
    ],
  },
  bybit: { ...NOTHING, registered: WARNED_2024, losses: [loss('2025-02-21', `${THEFTS}/bybit.md`)] },
  poloniex: { ...NOTHING, losses: [loss('2023-11-10', `${THEFTS}/poloniex.md`)] },
  stake: { ...NOTHING, losses: [loss('2023-09-04', `${THEFTS}/stake.md`)] },
  coinex: {
    ...NOTHING,
    losses: [
      loss(
        '2023-09-12',
        'https://thecryptohodl.com/2023/09/13/crypto-exchange-coinex-reportedly-hacked-for-nearly-28-million',
      ),
    ],
  },
  bingx: {
    ...NOTHING,
    losses: [loss('2024-09-20', 'https://cryptometer.io/news/bingx-resumes-withdrawals-after-52-million-hack')],
  },
  phemex: {
    ...NOTHING,
    losses: [
      loss(
        '2025-01-23',
        'https://crypto24hnews.com/article/phemex-exchange-sees-29-m-suspicious-crypto-outflows-ctl80725',
      ),
    ],
  },
} satisfies Readonly<Record<string, ExchangeFacts>>;
