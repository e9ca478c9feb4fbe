import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { commandsOf } from '../../lib/channels/discord/commands.ts';
import { createDiscordInbound } from '../../lib/channels/discord/inbound.ts';
import { commandMenu } from '../../lib/commands/menu.ts';
import { hasContracts, loadContract } from '../platforms/contract.ts';

const keys = generateKeyPairSync('ed25519');
const channel = createDiscordInbound({
  publicKey: keys.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex'),
});
const interaction = (options: object[], name = 'subscribe') => ({
  id: '300000000000000001',
  type: 4,
  token: 't',
  context: 0,
  locale: 'ja',
  guild_id: '1',
  member: { user: { id: '200000000000000001' } },
  data: { id: '9', name, type: 1, options },
});

describe('an option that is being typed', () => {
  it('is read with what stands beside it', () => {
    const [incoming] = channel.parse(
      interaction([
        { name: 'exchange', type: 3, value: 'kucoin' },
        { name: 'asset', type: 3, value: 'bt', focused: true },
      ]),
    );
    expect(incoming).toMatchObject({
      kind: 'completing',
      option: 'asset',
      command: { name: 'subscribe', options: { exchange: 'kucoin', asset: 'bt' } },
      languageHint: 'ja',
    });
  });

  it.each([[[]], [[{ name: 'asset', type: 3, value: 'b' }]], [[null, 3, { focused: true }]]])(
    'is none where none is marked: %j',
    (options) => {
      const events = channel.parse(interaction(options as object[]));
      expect(events.map(({ kind }) => kind)).toEqual(['ignored']);
      expect(channel.acknowledge(events)).toEqual({ status: 200, body: { type: 8, data: { choices: [] } } });
    },
  );

  it('gets no more choices than Discord takes, none longer', () => {
    const many = Array.from({ length: 40 }, (_, n) => ({ label: `${n}${'x'.repeat(200)}`, value: String(n) }));
    const reply = channel.offer?.([{ label: 'x', value: 'v'.repeat(101) }, ...many]);
    const { choices = [] } =
      (reply?.body as { data: { choices: { name: string; value: string }[] } } | undefined)?.data ?? {};
    expect(choices).toHaveLength(25);
    expect(choices.every(({ name, value }) => name.length <= 100 && value.length <= 100)).toBe(true);
  });

  it.skipIf(!hasContracts)('is answered as the contract says', () => {
    const reply = channel.offer?.([{ label: 'クーコイン', value: 'kucoin' }]);
    expect(loadContract('discord').violation('POST', '/v10/interactions/1/t/callback', reply?.body)).toBeUndefined();
  });

  it('is believed only with a signature', () => {
    const body = Buffer.from(JSON.stringify(interaction([])));
    const signature = sign(null, Buffer.concat([Buffer.from('1'), body]), keys.privateKey).toString('hex');
    const headers = { 'x-signature-ed25519': signature, 'x-signature-timestamp': '1' };
    expect(channel.verify({ headers, body })).toBe(true);
    expect(channel.verify({ headers: { ...headers, 'x-signature-timestamp': '2' }, body })).toBe(false);
  });
});

describe('the slash commands', () => {
  const commands = commandsOf(commandMenu()) as unknown as {
    name: string;
    name_localizations?: { ja: string };
    contexts: number[];
    default_member_permissions?: number;
    options: {
      name: string;
      autocomplete?: boolean;
      name_localizations?: { ja: string };
      choices?: { name: string; value: string; name_localizations?: { ja: string } }[];
    }[];
  }[];
  const options = commands.flatMap(({ options: own }) => own);

  it('keep their names outside, and are called in Japanese by what people write', () => {
    const subscribe = commands.find(({ name }) => name === 'subscribe');
    expect(subscribe?.name_localizations?.ja).toBe('登録');
    expect(subscribe?.options.map(({ name }) => name)).toEqual(['exchange', 'asset']);
    // https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming
    const names = [...commands, ...options].flatMap(({ name, name_localizations: ja }) => [name, ja?.ja ?? name]);
    expect(names.filter((name) => !/^[-_\p{L}\p{N}]{1,32}$/u.test(name))).toEqual([]);
    expect(new Set(commands.map((command) => command.name_localizations?.ja)).size).toBe(commands.length);
  });

  it('complete exchanges, assets and incidents, and give the rest as choices, called in both languages', () => {
    expect(new Set(options.filter(({ autocomplete }) => autocomplete).map(({ name }) => name))).toEqual(
      new Set(['exchange', 'asset', 'incident']),
    );
    for (const { autocomplete, choices } of options) expect(autocomplete === true && choices !== undefined).toBe(false);
    const warn = options.find(({ name }) => name === 'level')?.choices?.find(({ value }) => value === 'warn');
    expect(warn).toMatchObject({ name: 'warn: confirmed stops', name_localizations: { ja: 'warn：確認済みの停止' } });
  });

  it('show what administrators alone may do to those of a server, and to nobody in a direct chat', () => {
    const restricted = commands.filter(({ default_member_permissions: who }) => who === 0);
    expect(restricted.map(({ name }) => name)).toEqual([
      'verdict',
      'notice',
      'approve',
      'cancel',
      'notices',
      'silence',
      'announce',
      'admins',
    ]);
    const forServers = commands.filter(({ default_member_permissions: who }) => who !== undefined);
    expect(forServers.filter((one) => !restricted.includes(one)).map(({ name }) => name)).toEqual(['here']);
    for (const { contexts } of forServers) expect(contexts).toEqual([0]);
    for (const { contexts } of commands.filter((one) => !forServers.includes(one))) expect(contexts).toContain(1);
  });
});
