import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SECRETS } from '../e2e/people.ts';
import { startRecordedWorld, type RecordedWorld } from '../e2e/recorded-world.ts';
import { hasContracts } from '../platforms/contract.ts';
import { startDiscordWithGateway, type DiscordWithGateway } from '../platforms/discord-gateway.ts';
import { startLineWithWebhook, type LineWithWebhook } from '../platforms/line-webhook.ts';
import { startPollableTelegram, type PollableTelegram } from '../platforms/telegram-updates.ts';
import { runMamori } from './run-mamori.ts';

const PUBLIC = 'https://mamori.example';
const KUCOIN = 'https://api.kucoin.com/api/v3/currencies';
const BODY = JSON.stringify({
  code: '200000',
  data: [
    {
      currency: 'BTC',
      name: 'BTC',
      fullName: 'Bitcoin',
      precision: 8,
      chains: [{ chainName: 'BTC', chainId: 'btc', isWithdrawEnabled: true, isDepositEnabled: true }],
    },
  ],
});
const HOUR = 3_600_000;
const { LINE_CHANNEL_SECRET: _, ...OTHERS } = SECRETS;
const ALL = { ...OTHERS, LINE_CHANNEL_SECRET: 'abcdef0123456789abcdef0123456789' };

let folder: string;
let world: RecordedWorld;
beforeEach(async () => {
  [folder, world] = await Promise.all([mkdtemp(join(tmpdir(), 'mamori-doctor-')), startRecordedWorld()]);
  world.set(KUCOIN, { body: BODY });
});
afterEach(() => Promise.all([world.close(), rm(folder, { recursive: true })]));

const doctor = async (environment: Record<string, string> = {}) => {
  const ended = await runMamori(['doctor'], {
    MAMORI_DATA_DIR: folder,
    MAMORI_EGRESS_URL: world.url,
    MAMORI_EXCHANGES: 'kucoin',
    ...environment,
  });
  for (const secret of Object.values(ALL)) expect(ended.out + ended.err).not.toContain(secret);
  return { ...ended, failed: ended.printed.filter(({ ok }) => ok === false) };
};

describe('mamori doctor', () => {
  it('finds nothing wrong with a machine that has no channels', async () => {
    const { code, printed, err, failed } = await doctor();
    expect(failed).toEqual([]);
    expect([code, err]).toEqual([0, `all ${printed.length} checks passed\n`]);
    expect(printed.map(({ check }) => check)).toEqual(
      expect.arrayContaining(['configuration', 'data folder', 'clock', 'source kucoin currencies']),
    );
  });

  it.each([
    ['unreachable', { status: 500, body: '' }, 'connection'],
    ['blocked', { status: 403, headers: { 'content-type': 'text/html' }, body: '<html>' }, 'MAMORI_EGRESS_URL'],
    ['unreadable', { body: '{"code":"200000"}' }, 'update Mamori'],
  ])('says what to mend where a source is %s', async (state, answer, mend) => {
    world.set(KUCOIN, answer);
    const { code, err, failed } = await doctor();
    expect(failed).toEqual([
      {
        check: 'source kucoin currencies',
        ok: false,
        detail: expect.stringMatching(new RegExp(`^${state}: `)),
        mend: expect.stringContaining(mend),
      },
    ]);
    expect([code, err]).toEqual([1, expect.stringMatching(/^1 of \d+ checks failed: .*\n$/)]);
  });

  it.each([
    [HOUR, '60 minutes behind'],
    [-HOUR, '60 minutes ahead'],
  ])('says that the clock is off by an hour: %d', async (off, words) => {
    world.set(KUCOIN, { headers: { date: new Date(Date.now() + off).toUTCString() }, body: BODY });
    expect((await doctor()).failed).toEqual([
      { check: 'clock', ok: false, detail: `${words} of those who answered`, mend: expect.stringContaining('ntp') },
    ]);
  });

  it.each([
    ['version', '99\n', /written by a newer Mamori \(data 99/],
    ['version', 'x', /is damaged/],
  ])('says what is wrong with the data folder: %s %j', async (file, text, says) => {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, file), text);
    expect((await doctor()).failed).toEqual([
      { check: 'data folder', ok: false, detail: expect.stringMatching(says), mend: expect.any(String) },
    ]);
  });

  it.each([
    [{ MAMORI_POLL_SECONDS: '0' }, 'MAMORI_POLL_SECONDS takes'],
    [{ MAMORI_EXCHANGES: 'nowhere' }, 'MAMORI_EXCHANGES takes'],
  ])('names a variable that cannot be used: %j', async (environment, says) => {
    const { code, failed } = await doctor(environment);
    expect(failed).toContainEqual(
      expect.objectContaining({ check: 'configuration', detail: expect.stringContaining(says) }),
    );
    expect(code).toBe(1);
  });

  it('says which secret is missing beside another', async () => {
    const { failed } = await doctor({ LINE_CHANNEL_SECRET: ALL.LINE_CHANNEL_SECRET, DISCORD_BOT_TOKEN: 'x' });
    expect(failed.map(({ check, detail }) => [check, detail])).toEqual([
      ['line', 'off: LINE_CHANNEL_ACCESS_TOKEN not set'],
      ['discord', 'off: DISCORD_APPLICATION_ID not set'],
    ]);
  });
});

describe('mamori doctor with keys of exchanges', () => {
  const KEYS = { MAMORI_KEY_OKX: 'Key12345:Secret12345:Phrase12345', MAMORI_KEY_BINGX: 'Key12345:Secret12345' };
  const CURRENCIES = '{"code":"0","msg":"","data":[{"ccy":"BTC","chain":"BTC-Bitcoin","canWd":true,"canDep":true}]}';
  const account = (perm: string): string => JSON.stringify({ code: '0', msg: '', data: [{ uid: '1', perm }] });
  beforeEach(() => {
    world.set('https://www.okx.com/api/v5/system/status', { body: '{"code":"0","msg":"","data":[]}' });
    world.set('https://www.okx.com/api/v5/asset/currencies', { body: CURRENCIES });
    world.set('https://www.okx.com/api/v5/account/config', { body: account('read_only') });
  });
  const examine = async (environment: Record<string, string> = {}) => {
    const ended = await doctor({ ...KEYS, MAMORI_EGRESS_KEYS: 'yes', MAMORI_EXCHANGES: 'okx', ...environment });
    expect(ended.out + ended.err).not.toMatch(/(Key|Secret|Phrase)12345/);
    return ended;
  };

  it('finds nothing wrong with one that may only read', async () => {
    const { failed, printed } = await examine();
    expect(failed).toEqual([]);
    expect(printed).toContainEqual({ check: 'key okx', ok: true, detail: 'may only read' });
    expect(printed).toContainEqual({ check: 'source okx currencies', ok: true, detail: 'read: 1 rows' });
  });

  it('wants one replaced that may do more', async () => {
    world.set('https://www.okx.com/api/v5/account/config', { body: account('read_only,trade,withdraw') });
    expect((await examine()).failed).toEqual([
      {
        check: 'key okx',
        ok: false,
        detail: 'may do more than read: trade, withdraw',
        mend: expect.stringContaining('replace the key in MAMORI_KEY_OKX'),
      },
    ]);
  });

  it('says of a refused one what to do about it', async () => {
    const body = '{"code":"50110","msg":"Your IP is not included in your API key’s IP whitelist"}';
    for (const path of ['asset/currencies', 'account/config'])
      world.set(`https://www.okx.com/api/v5/${path}`, { status: 401, body });
    const { failed } = await examine();
    expect(new Set(failed.map(({ check }) => check))).toEqual(new Set(['key okx', 'source okx currencies']));
    for (const check of failed)
      expect(check).toMatchObject({
        detail: expect.stringContaining('blocked: key refused'),
        mend: 'add this machine’s address to those of the key in MAMORI_KEY_OKX',
      });
  });

  it('says where nobody but the operator can look', async () => {
    const coins = '{"code":0,"data":[{"coin":"BTC","name":"BTC","networkList":[]}]}';
    world.set('https://open-api.bingx.com/openApi/wallets/v1/capital/config/getall', { body: coins });
    const { printed, failed } = await examine({ MAMORI_EXCHANGES: 'bingx' });
    expect(failed).toEqual([]);
    expect(printed).toContainEqual(
      expect.objectContaining({ check: 'key bingx', ok: true, detail: expect.stringContaining('see there') }),
    );
  });

  it('names the list of keyed exchanges where that is wrong', async () => {
    const { failed } = await examine({ MAMORI_KEYED_EXCHANGES: 'kraken' });
    expect(failed).toContainEqual(
      expect.objectContaining({ check: 'configuration', mend: 'set MAMORI_KEYED_EXCHANGES right, or leave it out' }),
    );
  });
});

describe.skipIf(!hasContracts)('mamori doctor with platforms (needs the contracts in ../shared)', () => {
  let line: LineWithWebhook;
  let telegram: PollableTelegram;
  let discord: DiscordWithGateway;
  beforeEach(async () => {
    [line, telegram, discord] = await Promise.all([
      startLineWithWebhook(),
      startPollableTelegram(),
      startDiscordWithGateway(),
    ]);
    line.state.endpoint = `${PUBLIC}/webhooks/line`;
    telegram.state.webhook = `${PUBLIC}/webhooks/telegram`;
    discord.state.endpoint = `${PUBLIC}/webhooks/discord`;
  });
  afterEach(async () => {
    expect([line.violations, telegram.violations, discord.violations]).toEqual([[], [], []]);
    await Promise.all([line.close(), telegram.close(), discord.close()]);
  });
  const examine = (environment: Record<string, string> = {}) =>
    doctor({
      ...ALL,
      MAMORI_PUBLIC_URL: PUBLIC,
      LINE_API_URL: line.url,
      TELEGRAM_API_URL: telegram.url,
      DISCORD_API_URL: discord.url,
      ...environment,
    });

  it('finds nothing wrong where all is set up, with webhooks and without', async () => {
    expect((await examine()).failed).toEqual([]);
    telegram.state.webhook = '';
    discord.state.endpoint = null;
    expect((await examine({ TELEGRAM_WEBHOOK_SECRET: '', DISCORD_PUBLIC_KEY: '' })).failed).toEqual([]);
  });

  it('says which tokens are revoked', async () => {
    for (const { state } of [line, telegram, discord]) state.revoked = true;
    const { code, failed } = await examine();
    expect(code).toBe(1);
    expect(failed.map(({ check, mend }) => [check, mend])).toEqual([
      ['line token', expect.stringContaining('LINE_CHANNEL_ACCESS_TOKEN')],
      ['telegram token', expect.stringContaining('TELEGRAM_BOT_TOKEN')],
      ['discord token', expect.stringContaining('DISCORD_BOT_TOKEN')],
    ]);
  });

  it.each([true, false])('says which webhooks are set elsewhere, with secrets: %s', async (receives) => {
    line.state.endpoint = 'https://other.example/a';
    telegram.state.webhook = 'https://other.example/b';
    discord.state.endpoint = 'https://other.example/c';
    const { failed } = await examine(receives ? {} : { TELEGRAM_WEBHOOK_SECRET: '', DISCORD_PUBLIC_KEY: '' });
    expect(failed.map(({ check, detail }) => [check, detail])).toEqual([
      ['line webhook', 'set elsewhere: https://other.example'],
      ['telegram webhook', 'set elsewhere: https://other.example'],
      ['discord endpoint', 'set elsewhere: https://other.example'],
    ]);
  });

  it('says which webhooks were never set, and where there is no public address', async () => {
    line.state.endpoint = null;
    telegram.state.webhook = '';
    discord.state.endpoint = null;
    const checks = ['line webhook', 'telegram webhook', 'discord endpoint'];
    const never = (await examine()).failed;
    expect(never.map(({ check, detail }) => [check, detail])).toEqual(checks.map((check) => [check, 'none is set']));
    const nowhere = (await examine({ MAMORI_PUBLIC_URL: '' })).failed;
    expect(nowhere.map(({ check, mend }) => [check, mend])).toEqual(
      checks.map((check) => [check, expect.stringContaining('MAMORI_PUBLIC_URL')]),
    );
  });

  it('says which secrets are not those of the bot', async () => {
    telegram.state.lastError = 'Wrong response from the webhook: 401 Unauthorized';
    line.state.active = false;
    const answer = { id: '42', verify_key: 'ab'.repeat(32), interactions_endpoint_url: `${PUBLIC}/webhooks/discord` };
    discord.failNext({ status: 200, body: answer });
    const { failed } = await examine({ LINE_CHANNEL_SECRET: 'short' });
    expect(failed.map(({ check, detail }) => [check, detail])).toEqual([
      ['line secret', 'a channel secret has 32 hexadecimal digits'],
      ['line webhook', 'set to this address, and off'],
      ['telegram webhook', 'the secret that was registered is not TELEGRAM_WEBHOOK_SECRET (401)'],
      ['discord application', 'the token is another application’s'],
    ]);
    discord.failNext({ status: 200, body: { ...answer, id: SECRETS.DISCORD_APPLICATION_ID } });
    telegram.state.lastError = 'Connection timed out';
    const second = (await examine()).failed.map(({ check, detail }) => [check, detail]);
    expect(second).toContainEqual(['discord application', 'the public key is another’s']);
    expect(second).toContainEqual(['telegram webhook', 'last error: Connection timed out']);
  });
});
