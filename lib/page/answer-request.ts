import { BadQuery, type PublicApi } from '../app/public-api.ts';
import type { LocaleId } from '../core/locale-id.ts';
import type { Clock } from '../core/time.ts';
import { findAsset } from './assets.ts';
import { CONTENT_SECURITY_POLICY } from './layout.ts';
import { chooseLocale } from './locale.ts';
import { incidentPage, notFoundPage, overviewPage } from './pages.ts';

export interface PublicRequest {
  path: string;
  query: Readonly<Record<string, string | undefined>>;
  acceptLanguage?: string;
}

export interface PublicResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export interface AnswerPorts {
  api: PublicApi;
  clock: Clock;
  version: string;
  /** Channels that are simulated on this machine; none where it is deployed. */
  simulated: readonly string[];
}

/** How long an answer may be shown again: less than a poll. */
const FRESH_SECONDS = 5;
/** A file's name changes with its content. */
const ASSET_SECONDS = 31_536_000;
/** With what is shown of each, the page stays far below 100 KB. */
const PAGE_INCIDENTS = '8';

const headers = (type: string, more: Record<string, string> = {}): Record<string, string> => ({
  'content-type': type,
  'cache-control': `public, max-age=${FRESH_SECONDS}`,
  'x-content-type-options': 'nosniff',
  ...more,
});

const json = (status: number, value: unknown): PublicResponse => ({
  status,
  headers: headers('application/json; charset=utf-8', { 'access-control-allow-origin': '*' }),
  body: JSON.stringify(value),
});

const page = (body: string, status = 200): PublicResponse => ({
  status,
  body,
  headers: headers('text/html; charset=utf-8', {
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'referrer-policy': 'no-referrer',
    vary: 'accept-language',
  }),
});

const found = (value: unknown): PublicResponse =>
  value === undefined ? json(404, { error: 'not found' }) : json(200, value);

const assetAnswer = (file: string): PublicResponse => {
  const asset = findAsset(file);
  if (asset === undefined) return json(404, { error: 'not found' });
  const kept = { 'cache-control': `public, max-age=${ASSET_SECONDS}, immutable` };
  return { status: 200, headers: headers(asset.type, kept), body: asset.body };
};

const answerApi = async (
  api: PublicApi,
  what: string | undefined,
  id: string | undefined,
  query: PublicRequest['query'],
): Promise<PublicResponse> => {
  if (what === 'exchanges') return id === undefined ? json(200, await api.exchanges()) : found(await api.exchange(id));
  if (what === 'incidents')
    return id === undefined ? json(200, await api.incidents(query)) : found(await api.incident(id));
  return json(404, { error: 'not found' });
};

/** The pages, in the reader's language. */
const createPages = ({ api, clock, simulated }: AnswerPorts) => ({
  async overview(locale: LocaleId): Promise<PublicResponse> {
    const [exchanges, { incidents }] = await Promise.all([api.exchanges(), api.incidents({ limit: PAGE_INCIDENTS })]);
    return page(overviewPage(exchanges, incidents, { locale, now: clock(), simulated }));
  },
  async incident(id: string, locale: LocaleId): Promise<PublicResponse> {
    const incident = await api.incident(id);
    if (incident === undefined) return page(notFoundPage(locale), 404);
    const exchange = (await api.exchanges()).find((one) => one.id === incident.exchange);
    return page(incidentPage(incident, exchange, { locale, now: clock(), simulated }));
  },
});

/** Answers what anyone may read. Throws nothing for a bad question: it answers 400 or 404. */
export const createAnswerRequest = (ports: AnswerPorts) => {
  const pages = createPages(ports);
  return async ({ path, query, acceptLanguage }: PublicRequest): Promise<PublicResponse> => {
    const [, first, second, third, rest] = path.split('/');
    const locale = chooseLocale(query.lang, acceptLanguage);
    try {
      if (path === '/') return await pages.overview(locale);
      if (path === '/healthz') return json(200, { ok: true, version: ports.version });
      if (first === 'api' && rest === undefined) return await answerApi(ports.api, second, third, query);
      if (first === 'assets' && third === undefined) return assetAnswer(second ?? '');
      if (first === 'incidents' && third === undefined) return await pages.incident(second ?? '', locale);
      return json(404, { error: 'not found' });
    } catch (error) {
      if (error instanceof BadQuery) return json(400, { error: error.message });
      throw error;
    }
  };
};
