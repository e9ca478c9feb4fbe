import { BadQuery, type PublicApi } from '../app/public-api.ts';
import type { Clock } from '../core/time.ts';
import { chooseLocale, CONTENT_SECURITY_POLICY } from './layout.ts';
import { incidentPage, overviewPage } from './pages.ts';

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

/** How long an answer may be shown again: less than a poll. */
const FRESH_SECONDS = 5;
const PAGE_INCIDENTS = '20';

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

/** Answers what anyone may read. Throws nothing for a bad question: it answers 400 or 404. */
export const createAnswerRequest =
  ({ api, clock, version }: { api: PublicApi; clock: Clock; version: string }) =>
  async ({ path, query, acceptLanguage }: PublicRequest): Promise<PublicResponse> => {
    const [, first, second, third, rest] = path.split('/');
    const locale = chooseLocale(query.lang, acceptLanguage);
    try {
      if (path === '/healthz') return json(200, { ok: true, version });
      if (path === '/heartbeat') {
        const beat = await api.heartbeat();
        return {
          ...json(beat.ok ? 200 : 503, beat),
          headers: headers('application/json', { 'cache-control': 'no-store' }),
        };
      }
      if (path === '/api/exchanges') return json(200, await api.exchanges());
      if (path === '/api/incidents') return json(200, await api.incidents(query));
      if (rest === undefined && first === 'api' && second === 'exchanges')
        return found(await api.exchange(third ?? ''));
      if (rest === undefined && first === 'api' && second === 'incidents')
        return found(await api.incident(third ?? ''));
      if (path === '/') {
        const [exchanges, { incidents }] = await Promise.all([
          api.exchanges(),
          api.incidents({ limit: PAGE_INCIDENTS }),
        ]);
        return page(overviewPage(exchanges, incidents, locale, clock()));
      }
      if (first === 'incidents' && third === undefined) {
        const incident = await api.incident(second ?? '');
        if (incident === undefined) return json(404, { error: 'not found' });
        const exchange = (await api.exchanges()).find(({ id }) => id === incident.exchange);
        return page(incidentPage(incident, exchange, locale));
      }
      return json(404, { error: 'not found' });
    } catch (error) {
      if (error instanceof BadQuery) return json(400, { error: error.message });
      throw error;
    }
  };
