/**
 * What each function may do is what it does. Every function runs here as under `npm start`, against the embedded
 * table and queues, through what makes it call something: subscribing, a stop and its end, refusals, people who block
 * the bot, a store that fails, a sweep, every public answer. An operation that a function sends to the SDK is noted with its table, index
 * or queue, and the notes must be its role's grants, no more and no less. A path that this test does not walk would
 * show as a grant too many, so that a grant cannot be added without the path that needs it; the other direction, a
 * call on an unwalked path that no role grants, is what reading cannot exclude: the bundles hold the whole of
 * lib/store/table.ts, so that their text proves nothing.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readServerlessFile } from '../../infra/local/serverless-file.ts';
import {
  declaredFunctions,
  PERMISSIONS_PAGE,
  permissionsPage,
  readPermissions,
  type Grant,
} from '../../infra/package/permissions.ts';
import { SQSClient } from '@aws-sdk/client-sqs';
import { createSqsQueues } from '../../lib/queues/sqs-queues.ts';
import { CHAINS } from '../../lib/chains/index.ts';
import { readConfig } from '../../lib/config.ts';
import { CHANNEL_IDS, type ChannelId } from '../../lib/core/channel.ts';
import { digestId } from '../../lib/core/digest.ts';
import { NOTHING_WATCHED, watchId } from '../../lib/core/watchdog.ts';
import { createBatchStore } from '../../lib/store/batch-store.ts';
import { createIncidentStore } from '../../lib/store/incident-store.ts';
import { createWalletStore } from '../../lib/store/wallet-store.ts';
import { createWatchStore } from '../../lib/store/watch-store.ts';
import { createSeal } from '../../lib/store/seal.ts';
import { createTable } from '../../lib/store/table.ts';
import { incidentOf } from '../app/notify/world.ts';
import { silentLog } from '../app/poll/scripted-exchange.ts';
import { person, say, SECRETS } from '../e2e/people.ts';
import { startRecordedWorld } from '../e2e/recorded-world.ts';
import { startVirtualEthereum } from '../e2e/virtual-ethereum.ts';
import { eventually, makeDataDir } from '../e2e/start-product.ts';
import { hasContracts, SHARED } from '../platforms/contract.ts';
import type { PlatformServer } from '../platforms/platform-server.ts';
import { startDiscordPlatform } from '../platforms/discord.ts';
import { startLinePlatform } from '../platforms/line.ts';
import { startTelegramPlatform } from '../platforms/telegram.ts';
import { atWork, recordCalls, type Calls } from './recorded-calls.ts';

vi.mock('../../infra/local/invoke-function.ts', async (original) => {
  const real = await original<typeof import('../../infra/local/invoke-function.ts')>();
  return {
    ...real,
    loadFunction: async (declared: Parameters<typeof real.loadFunction>[0]) => {
      const invoke = await real.loadFunction(declared);
      return (event: unknown) => atWork.run(declared.name, () => invoke(event));
    },
  };
});

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FILE = join(ROOT, 'serverless.yml');
const UPBIT = 'https://api.upbit.com/v1/status/wallet';
const recorded = (file: string): string => readFileSync(join(SHARED, 'data/exchanges', file), 'utf8');
const OPEN = 'upbit-status-wallet-2022-12-05.json';
const STOPPED = 'upbit-status-wallet-2022-12-02.json';
const NODES = CHAINS.ethereum.endpoints.map(({ url }) => url.slice('https://'.length));
const ETHER = 10n ** 18n;
const THIEF = '0x00000000000000000000000000000000000000b2';
const KEY = Buffer.alloc(32, 7);
const HOUR = 3_600_000;

const file = readServerlessFile(FILE);
const permissions = readPermissions(FILE);

/** What Lambda itself does in the name of a function: it writes the log, reads the queue, and opens the key. */
const byLambda = ({ action }: Grant): boolean =>
  /^(logs:(CreateLogStream|PutLogEvents)|sqs:(ReceiveMessage|DeleteMessage|GetQueueAttributes)|kms:Decrypt)$/.test(
    action,
  );

/** Under `npm start` nothing reads a secret: what may be read is held against what the environment names, below. */
const READ_SECRET = 'secretsmanager:GetSecretValue';

const grantText = ({ action, resource }: Grant): string =>
  `${action} on ${
    action.startsWith('sqs:') ? `queue/${file.queues[resource]?.name}` : resource.replace(/^Table(?=$|\/)/, 'table')
  }`;

const granted = (name: string, extra: readonly Grant[] = []): string[] =>
  [...(permissions.get(name) ?? []), ...extra]
    .filter((grant) => !byLambda(grant) && grant.action !== READ_SECRET)
    .map(grantText)
    .toSorted();

/** A wallet that the operator has named, and what it holds on a chain of this test's own. */
const WALLET = '0x00000000000000000000000000000000000000a1';
const nameWallet = async (): Promise<void> => {
  const table = createTable(new DynamoDBClient(), file.table.definition.TableName ?? '');
  await createWalletStore({ table }).save([
    {
      exchange: 'upbit',
      chain: 'ethereum',
      address: WALLET,
      kind: 'hot',
      label: null,
      source: 'operator',
      confidence: 'certain',
      addedAt: Date.now(),
      retired: null,
    },
  ]);
};

/** What is owed since an hour: an event, a batch of each channel, a report of the watch. Stored by this test, not by a function. */
const leaveOwed = async (): Promise<void> => {
  const [table, clock] = [
    createTable(new DynamoDBClient(), file.table.definition.TableName ?? ''),
    () => Date.now() - HOUR,
  ];
  const incident = incidentOf(['++', '-+', '-+']);
  const batches = createBatchStore({ table, clock, seal: createSeal(new Uint8Array(KEY)) });
  await createWatchStore({ table }).save({
    ...NOTHING_WATCHED,
    // One that the first look hands on, and one for when administrators are there.
    reports: [1, 2].map((number) => ({
      number,
      at: clock(),
      appeared: [{ kind: 'unread', owner: 'upbit', source: 'news', since: 0 }],
      ended: [],
    })),
    reported: 2,
    owed: 1,
  });
  await createIncidentStore({ table, clock }).save({ ...incident, exchange: 'upbit', id: 'upbit-99' });
  await Promise.all(
    CHANNEL_IDS.map((channel) =>
      batches.create({
        id: `upbit-99/1/${channel}/en/1`,
        incident: 'upbit-99',
        event: 1,
        channel,
        locale: 'en',
        source: { kind: 'first', after: null },
        recipients: [],
        createdAt: clock(),
      }),
    ),
  );
};

const sweep = (id: string): Promise<void> =>
  createSqsQueues({
    client: new SQSClient(),
    urls: { announce: process.env['MAMORI_QUEUE_ANNOUNCE'], line: undefined, telegram: undefined, discord: undefined },
  }).announce(id);

/** Each channel's administrator drafts a notice, the next one's approves it, and it arrives. */
const broadcast = async (base: string, platforms: Record<ChannelId, PlatformServer>): Promise<void> => {
  for (const [index, channel] of CHANNEL_IDS.entries()) {
    const [author, other] = [person(channel, 1), person(CHANNEL_IDS[(index + 1) % CHANNEL_IDS.length] ?? 'line', 1)];
    const reply = await say(base, author, `/notice hello${index}`);
    const answer = (await reply.text()) + JSON.stringify(platforms[channel].shown.at(-1) ?? '');
    const [, id = ''] = /\/approve (notice-\w+)/.exec(answer) ?? [];
    expect((await say(base, other, `/approve ${id}`)).status).toBe(200);
    await eventually('the notice', () => platforms.telegram.shown.some(({ text }) => text.includes(`hello${index}`)));
    expect((await say(base, author, '/notices')).status).toBe(200);
    expect((await say(base, author, '/silence upbit 1h')).status).toBe(200);
    expect((await say(base, author, `/admins add telegram:99990${index}`)).status).toBe(200);
    expect((await say(base, author, '/announce upbit https://upbit.com/n/1 BTCの出金を停止しています')).status).toBe(
      200,
    );
    expect((await say(base, author, `/cancel ${id}`)).status).toBe(200);
    // What the next sweep does: nothing is under way any more, and both are told.
    await sweep(id);
    await eventually('the report', () =>
      platforms[channel].shown.some(({ text }) => text.includes(`${id} is stopped`) || text.includes(`${id} の配信`)),
    );
  }
};

/** A report of the watch reaches each channel's administrator. */
const watchReport = async (platforms: Record<ChannelId, PlatformServer>): Promise<void> => {
  await sweep(watchId(2));
  await eventually('the report of the watch everywhere', () =>
    Object.values(platforms).every(({ shown }) =>
      shown.some(({ text }) => /1 source needs a look|確認が必要な情報源/.test(text)),
    ),
  );
};

/** Somebody for whom the next hour is eight o'clock gets his digest on each channel: this hour's may have been planned. */
const digest = async (base: string, platforms: Record<ChannelId, PlatformServer>): Promise<void> => {
  const next = Date.now() + HOUR;
  const ahead = ((8 - new Date(next).getUTCHours() + 36) % 24) - 12;
  const zone = `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
  for (const channel of CHANNEL_IDS)
    for (const text of [`/quiet 1-2 ${zone}`, '/digest daily'])
      expect((await say(base, person(channel, 1), text)).status).toBe(200);
  await sweep(digestId(next));
  await eventually('a digest everywhere', () =>
    Object.values(platforms).every(({ shown }) => shown.some(({ text }) => /24 hours|24時間/.test(text))),
  );
};

describe.skipIf(!hasContracts)('the roles (needs the recordings in ../shared)', () => {
  let calls: Calls;
  const ends: (() => unknown)[] = [];

  beforeAll(async () => {
    const [world, data, line, telegram, discord] = await Promise.all([
      startRecordedWorld(),
      makeDataDir(),
      startLinePlatform(),
      startTelegramPlatform(),
      startDiscordPlatform(),
    ]);
    const platforms = { line, telegram, discord };
    world.set(UPBIT, { body: recorded(OPEN) });
    const ethereum = startVirtualEthereum(world, NODES);
    ethereum.endow(WALLET, 100n * ETHER);
    Object.assign(process.env, SECRETS, {
      PORT: '0',
      MAMORI_DATA_DIR: data.path,
      MAMORI_MASTER_KEY: KEY.toString('base64'),
      MAMORI_EGRESS_URL: world.url,
      MAMORI_EXCHANGES: 'upbit',
      MAMORI_CHAINS: 'ethereum',
      MAMORI_NODE_RATE: '50',
      MAMORI_POLL_SECONDS: '1',
      MAMORI_RECOVERY_SECONDS: '5',
      MAMORI_ADMINS: CHANNEL_IDS.map((channel) => `${channel}:${person(channel, 1).id}`).join(','),
      LINE_API_URL: line.url,
      TELEGRAM_API_URL: telegram.url,
      DISCORD_API_URL: discord.url,
    });
    const recording = recordCalls();
    calls = recording.calls;
    const { startLocal } = await import('../../infra/local/local-runtime.ts');
    const runtime = await startLocal(readConfig(process.env), { serverlessFile: FILE, log: silentLog });
    ends.push(runtime.stop, recording.undo, world.close, data.remove, line.close, telegram.close, discord.close);
    await leaveOwed();
    await nameWallet();
    runtime.run();

    const people = CHANNEL_IDS.flatMap((channel) => [person(channel, 1), person(channel, 2)]);
    for (const who of people)
      for (const text of [
        '/start',
        '/subscribe upbit',
        '/level watch',
        '/status upbit',
        '/incidents',
        '/list',
        '/hold upbit SOL 1',
        '/report upbit SOL',
      ])
        expect((await say(runtime.url, who, text)).status).toBe(200);
    // What cannot be handled is given back.
    for (const channel of CHANNEL_IDS) {
      const who = person(channel, 1);
      recording.failures.add(`webhook-${channel} GetItem`);
      expect((await say(runtime.url, who, '/list')).status).toBe(503);
    }
    const polled = world.asked.length;
    // Two payments, of which the second empties the wallet.
    ethereum.mine({ from: WALLET, to: THIEF, wei: ETHER });
    ethereum.mine({ from: WALLET, to: THIEF, wei: 98n * ETHER });
    await eventually('three polls', () => world.asked.length > polled + 3);
    // One of each two has blocked the bot, and each platform asks for patience once.
    for (const [channel, { blocked, failNext, shown }] of Object.entries(platforms)) {
      blocked.add(person(channel as 'line', 2).id);
      failNext({
        status: 429,
        headers: { 'retry-after': '1' },
        body: { ok: false, parameters: { retry_after: 1 }, retry_after: 1 },
      });
      shown.length = 0;
    }
    world.set(UPBIT, { body: recorded(STOPPED) });
    await eventually(
      'alerts everywhere',
      () => Object.values(platforms).every(({ shown }) => shown.length > 0),
      60_000,
    );
    for (const who of people) await say(runtime.url, who, '/incidents');
    for (const who of people)
      for (const text of ['/status', '/incidents upbit', '/incidents upbit-1', '/risk'])
        expect((await say(runtime.url, who, text)).status).toBeLessThan(300);
    for (const path of [
      '/',
      '/healthz',
      '/heartbeat',
      '/api/exchanges',
      '/api/exchanges/upbit',
      '/api/incidents',
      '/api/incidents?status=open',
      '/api/incidents?exchange=upbit',
      '/api/incidents/upbit-1',
      '/incidents/upbit-1',
    ])
      expect((await fetch(`${runtime.url}${path}`)).status).toBe(200);
    for (const { shown } of Object.values(platforms)) shown.length = 0;
    world.set(UPBIT, { body: recorded(OPEN) });
    await eventually(
      'the end everywhere',
      () => Object.values(platforms).every(({ shown }) => shown.length > 0),
      60_000,
    );
    await broadcast(runtime.url, platforms);
    await watchReport(platforms);
    await digest(runtime.url, platforms);
    for (const who of people) expect((await say(runtime.url, who, '/delete yes')).status).toBe(200);
  }, 180_000);
  afterAll(async () => {
    for (const end of ends) await end();
  });

  it.each(file.functions.map(({ name }) => name))('of %s allows what it does, and nothing else', (name) => {
    expect(granted(name)).toEqual([...(calls.get(name) ?? [])].toSorted());
  });

  it.each([
    { action: 'dynamodb:DeleteItem', resource: 'Table' },
    { action: 'dynamodb:Query', resource: 'Table/index/audience' },
    { action: 'sqs:SendMessage', resource: 'LineQueue' },
  ])('would be seen to allow too much: $action on $resource', (extra) => {
    expect(granted('public-api', [extra])).not.toEqual([...(calls.get('public-api') ?? [])].toSorted());
  });

  it('would be seen to allow too little', () => {
    const [, ...fewer] = granted('relay');
    expect(fewer).not.toEqual([...(calls.get('relay') ?? [])].toSorted());
  });
});

describe('the secrets that a function may read', () => {
  /** What its environment names, by the ids of the template. */
  const named = (name: string): string[] => {
    const { environment } = declaredFunctions(FILE)[name] ?? {};
    return [...JSON.stringify(environment ?? {}).matchAll(/\b(MasterKey|\w+Credentials)\b/g)]
      .map(([, id]) => id ?? '')
      .toSorted();
  };
  const readable = (name: string, extra: readonly Grant[] = []): string[] =>
    [...(permissions.get(name) ?? []), ...extra]
      .filter(({ action }) => action.startsWith('secretsmanager:'))
      .map(({ action, resource }) => (action === READ_SECRET ? resource : action))
      .toSorted();

  it.each(file.functions.map(({ name }) => name))('are those that the environment of %s names', (name) => {
    expect(readable(name)).toEqual(named(name));
  });

  // A handler that is wired from its environment alone would find its channel off.
  it.each(file.functions.map(({ name }) => name))('are read by %s where it names some', (name) => {
    const source = readFileSync(join(ROOT, 'functions', `${name}.ts`), 'utf8');
    expect(source.includes(`rewired('${name}', `)).toBe(named(name).length > 0);
  });

  it('are none for what neither seals nor sends nor reads with a key', () => {
    expect(readable('public-api')).toEqual([]);
  });

  it('hold the keys of exchanges for the one function that reads them', () => {
    const keys = 'ExchangeCredentials';
    const readers = file.functions.map(({ name }) => name).filter((name) => readable(name).includes(keys));
    expect([readers, readable('poll-exchanges')]).toEqual([['poll-exchanges'], [keys]]);
  });

  it.each(CHANNEL_IDS)('are of no channel but its own for %s', (channel) => {
    const own = `${channel.charAt(0).toUpperCase()}${channel.slice(1)}Credentials`;
    expect(readable(`deliver-${channel}`)).toEqual([own, 'MasterKey'].toSorted());
    expect(readable(`webhook-${channel}`)).toEqual([own, 'MasterKey', 'OperatorCredentials'].toSorted());
  });

  it.each([
    { action: READ_SECRET, resource: 'LineCredentials' },
    { action: 'secretsmanager:PutSecretValue', resource: 'MasterKey' },
  ])('would be seen to be too many: $action on $resource', (extra) => {
    expect(readable('relay', [extra])).not.toEqual(named('relay'));
  });
});

describe('what Lambda does in the name of a function', () => {
  it.each(file.functions.map(({ name }) => name))('is granted to %s as far as it is needed', (name) => {
    const { queues } = file.functions.find((one) => one.name === name) ?? { queues: [] };
    const grants = permissions.get(name) ?? [];
    const reads = grants.filter(({ action }) => /^sqs:(Receive|Delete|Get)/.test(action));
    expect(reads.map(({ action, resource }) => `${action} ${resource}`)).toEqual(
      queues.flatMap(({ queue }) =>
        ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'].map((action) => `${action} ${queue}`),
      ),
    );
    const logs = grants.filter(({ action }) => action.startsWith('logs:'));
    const group = `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('-', 'Dash')}LogGroup`;
    expect(logs).toEqual(['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => ({ action, resource: group })));
    const readsTable = grants.some(({ action }) => action.startsWith('dynamodb:'));
    expect(grants.filter(({ action }) => action.startsWith('kms:'))).toMatchObject(
      readsTable
        ? [{ action: 'kms:Decrypt', resource: 'TableKey', condition: expect.stringContaining('kms:ViaService') }]
        : [],
    );
  });
});

describe('docs/permissions.md', () => {
  it('says what the roles allow (npm run permissions)', () => {
    expect(readFileSync(join(ROOT, PERMISSIONS_PAGE), 'utf8')).toBe(permissionsPage(permissions));
  });

  it('would be out of date with one grant more', () => {
    const more = new Map([...permissions, ['relay', [{ action: 'sqs:PurgeQueue', resource: 'LineQueue' }]]]);
    expect(permissionsPage(more)).not.toBe(permissionsPage(permissions));
  });
});
