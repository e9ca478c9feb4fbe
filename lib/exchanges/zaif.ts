import type { Exchange } from '../core/exchange.ts';
import { newsList } from '../core/feed-formats.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { has, sampleOf } from './fields.ts';
import { platformRow } from './platform-row.ts';

/**
 * Registered in Japan (近畿財務局長 第00001号, Zaif Inc.); the company that was robbed in 2018 is closed.
 * The list of pairs says nothing of any state, so it is not polled; verified on a recording.
 */
export const zaif: Exchange = {
  id: 'zaif',
  names: { en: 'Zaif', ja: 'ザイフ', also: ['zaif exchange'] },
  site: 'https://zaif.jp',
  statusPage: 'https://corp.zaif.jp/info/',
  endpoints: [
    documentedEndpoint({
      name: 'currency-pairs',
      url: 'https://api.zaif.jp/api/1/currency_pairs/all',
      about: 'platform',
      documentation: 'https://zaif-api-document.readthedocs.io/ja/latest/PublicAPI.html#id12',
      isError: (body) => has(body, 'error'),
      recognises: (body) =>
        sampleOf(body).some((row) => Object.hasOwn(row, 'currency_pair') && Object.hasOwn(row, 'aux_unit_min')),
      collect: (_body, rows) => rows.add(platformRow(null)),
    }),
  ],
  polls: [],
  // The front page as it was in 2018: where it was rebuilt since, it is unreadable and nothing is taken from it.
  feeds: [
    newsList({
      url: 'https://zaif.jp/',
      item: '.news-wrap .news',
      title: '.media-heading',
      link: '.media-body a',
      date: '.media-body',
      verifiedOn: 'zaif-top-news-2018-03.html',
    }),
  ],
};
