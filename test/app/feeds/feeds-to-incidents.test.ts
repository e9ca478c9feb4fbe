import { afterAll, beforeAll, expect, it } from 'vitest';
import { exchangeFeeds } from '../../../lib/app/feeds/exchange-feed.ts';
import { createFeedRun } from '../../../lib/app/feeds/feed-run.ts';
import { createTakeInStatements } from '../../../lib/app/take-in-statements.ts';
import { statuspage } from '../../../lib/core/feed-formats.ts';
import { classify } from '../../../lib/detectors/announcement/classify.ts';
import { createExchangeStore } from '../../../lib/store/exchange-store.ts';
import { createIncidentStore } from '../../../lib/store/incident-store.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../../store/embedded-table.ts';
import { exchangeWith, feedWorld, startFeedServer, type FeedServer } from './feed-world.ts';

let embedded: EmbeddedTable;
let server: FeedServer;
beforeAll(async () => {
  embedded = await startEmbeddedTable();
  server = await startFeedServer();
});
afterAll(async () => {
  await server.close();
  await embedded.close();
});

const AT = '2026-03-02T00:10:00Z';
const page = (...incidents: object[]): string => JSON.stringify({ page: { id: 'p' }, components: [], incidents });
const said = (id: string, status: string, body: string) => ({
  id,
  name: 'Withdrawals',
  status,
  created_at: AT,
  updated_at: AT,
  components: [],
  incident_updates: [{ id: `${id}-${status}`, status, body, created_at: AT, display_at: AT, updated_at: AT }],
});

/** From the page to the incident, with the classifier and the incidents of production. */
const roadOf = (id: string) => {
  const feed = statuspage(`https://status.${id}.example`);
  const world = feedWorld(
    embedded,
    server,
    [],
    () => ({}),
    (readers) => exchangeFeeds([exchangeWith(id, feed)], { ...readers, classify }),
  );
  const incidents = createIncidentStore({ table: embedded.table, clock: world.clock });
  const takeIn = createTakeInStatements({
    exchanges: createExchangeStore({ table: embedded.table }),
    incidents,
    queues: { announce: async () => undefined },
    clock: world.clock,
  });
  return {
    run: () => world.run(5, { takeIn }),
    show: (...open: object[]) => {
      for (const url of feed.urls) server.set(url, page(...open));
    },
    found: async () => (await incidents.list({ exchange: id, limit: 10 })).incidents,
  };
};

it('what an exchange says on its page opens one incident, however often it is read', async () => {
  const { show, run, found } = roadOf('spoken');
  show();
  await run();
  show(said('i1', 'investigating', 'We have suspended all withdrawals due to a security incident.'));
  await run();
  await run();
  expect(await found()).toMatchObject([{ exchange: 'spoken', statement: { label: 'halt_emergency', by: 'feed' } }]);
});

it('what is no news of withdrawals opens nothing', async () => {
  const { show, run, found } = roadOf('calm');
  show();
  await run();
  show(said('i2', 'resolved', 'Charts are shown again.'));
  await run();
  expect(await found()).toEqual([]);
});

it('a step that fails keeps no other from being done, and is said in the log', async () => {
  const done: string[] = [];
  const step =
    (name: string, fails = false) =>
    async () => {
      done.push(name);
      if (fails) throw new Error('down');
    };
  await createFeedRun({
    poll: async () => [],
    said: [step('first', true), step('second')],
    watch: async () => void done.push('watch'),
    log: { error: (message) => void done.push(message) },
  })();
  expect(done).toEqual(['first', 'what was said was not taken in', 'second', 'watch']);
});
