import type { PublicExchange, PublicIncident } from '../../lib/app/public-answers.ts';
import type { PublicApi } from '../../lib/app/public-api.ts';
import { createAnswerRequest, type PublicResponse } from '../../lib/page/answer-request.ts';

export const NOW = Date.parse('2026-01-01T00:10:00Z');
export const ago = (seconds: number): string => new Date(NOW - seconds * 1_000).toISOString();

export const exchangeWith = (change: Partial<PublicExchange> = {}): PublicExchange => ({
  id: 'scripted',
  name: 'Scripted',
  nameJa: 'スクリプト',
  state: 'operational',
  platform: null,
  flags: true,
  rows: { all: 40, suspended: 3, unknown: 0 },
  sources: [{ id: 'flags', state: 'fresh', readAt: ago(12), detail: '' }],
  ...change,
});

export const incidentWith = (change: Partial<PublicIncident> = {}): PublicIncident => ({
  id: 'scripted-1',
  exchange: 'scripted',
  kind: 'withdrawal-suspension',
  scope: { asset: null, network: null },
  assets: [
    { asset: 'BTC', network: 'Bitcoin', phase: 'confirmed', since: ago(90), reason: 'wallet maintenance' },
    { asset: 'ETH', network: null, phase: 'reported', since: ago(30), reason: null },
  ],
  status: 'confirmed',
  severity: 'warn',
  flapping: false,
  openedAt: ago(90),
  updatedAt: ago(30),
  resolvedAt: null,
  timeline: [
    {
      at: ago(90),
      reason: 'reported',
      severity: 'watch',
      status: 'suspected',
      whole: false,
      assets: ['BTC'],
      count: 1,
    },
    {
      at: ago(30),
      reason: 'confirmed',
      severity: 'warn',
      status: 'confirmed',
      whole: false,
      assets: ['BTC', 'ETH'],
      count: 2,
    },
  ],
  ...change,
});

/** The page's answers over data that a test writes. */
export const pageOf = ({
  exchanges = [],
  incidents = [],
  simulated = [],
}: {
  exchanges?: PublicExchange[];
  incidents?: PublicIncident[];
  simulated?: string[];
}) => {
  const api: PublicApi = {
    exchanges: async () => exchanges,
    exchange: async () => undefined,
    incidents: async ({ limit }) => ({ incidents: incidents.slice(0, Number(limit)), cursor: null }),
    incident: async (id) => incidents.find((incident) => incident.id === id),
    heartbeat: async () => ({ ok: true, polledAt: ago(0), ageSeconds: 0, limitSeconds: 300 }),
  };
  const answer = createAnswerRequest({ api, clock: () => NOW, version: '1.2.3', simulated });
  return (path: string, lang?: string): Promise<PublicResponse> =>
    answer({ path, query: lang === undefined ? {} : { lang } });
};

/** What a reader sees of a page: its text without tags. */
export const textOf = (body: string): string =>
  body
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');
