import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MENU_SIZE, PICTURE_MOST_BYTES, richMenuOf, TILES } from '../../lib/channels/line/rich-menu.ts';
import { setUpRichMenu } from '../../lib/channels/line/set-up.ts';
import { parseCommand } from '../../lib/commands/parse-command.ts';
import { hasContracts } from '../platforms/contract.ts';
import { startLinePlatform, type LinePlatform } from '../platforms/line.ts';

const picture = await readFile(new URL('../../lib/channels/line/rich-menu.png', import.meta.url));
const menu = richMenuOf(picture);

describe('the rich menu', () => {
  it('has a picture of the size that it says, no larger than LINE takes', () => {
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    // https://www.w3.org/TR/png-3/#11IHDR
    expect({ width: picture.readUInt32BE(16), height: picture.readUInt32BE(20) }).toEqual(MENU_SIZE);
    expect(picture.length).toBeLessThanOrEqual(PICTURE_MOST_BYTES);
  });

  it('has areas that cover it without a gap, each a command', () => {
    const areas = (menu.areas ?? []).map(({ bounds }) => (bounds?.width ?? 0) * (bounds?.height ?? 0));
    expect(areas.reduce((a, b) => a + b)).toBe(MENU_SIZE.width * MENU_SIZE.height);
    for (const { command, ja } of TILES) {
      expect(parseCommand(command)).toBeDefined();
      expect(parseCommand(ja)?.command.name).toBe(parseCommand(command)?.command.name);
    }
  });

  it('keeps its name as long as form and picture are the same', () => {
    expect(richMenuOf(picture).name).toBe(menu.name);
    expect(richMenuOf(new Uint8Array([1])).name).not.toBe(menu.name);
  });
});

describe.skipIf(!hasContracts)('showing it (needs the contracts in ../shared)', () => {
  let platform: LinePlatform;
  beforeEach(async () => {
    platform = await startLinePlatform();
  });
  afterEach(async () => {
    expect(platform.violations).toEqual([]);
    await platform.close();
  });
  const setUp = () => setUpRichMenu({ accessToken: 'token', apiUrl: platform.url });
  const calls = () => platform.requests.splice(0).map(({ method, path }) => `${method} ${path}`);

  it('makes it once; a second start makes, draws and deletes nothing', async () => {
    await setUp();
    expect(calls()).toEqual([
      'GET /v2/bot/richmenu/list',
      'POST /v2/bot/richmenu',
      'POST /v2/bot/richmenu/richmenu-1/content',
      'POST /v2/bot/user/all/richmenu/richmenu-1',
    ]);
    await setUp();
    expect(calls()).toEqual(['GET /v2/bot/richmenu/list', 'GET /v2/bot/user/all/richmenu']);
  });

  it.each([
    ['without its picture', 1],
    ['not shown yet', 2],
  ])('goes on where a start broke off: %s', async (_, done) => {
    platform.failAfter(1 + done, { status: 500, body: { message: 'no' } });
    await expect(setUp()).rejects.toThrow('LINE did not take the rich menu');
    calls();
    await setUp();
    expect(calls().filter((call) => call === 'POST /v2/bot/richmenu')).toEqual([]);
    await setUp();
    expect(calls()).toEqual(['GET /v2/bot/richmenu/list', 'GET /v2/bot/user/all/richmenu']);
  });

  it('takes away an earlier one of ours, and leaves those of others', async () => {
    const request = { authorization: 'Bearer token', 'content-type': 'application/json' };
    for (const name of ['mamori 0123456789abcdef', 'summer campaign'])
      await fetch(`${platform.url}/v2/bot/richmenu`, {
        method: 'POST',
        headers: request,
        body: JSON.stringify({ ...menu, name }),
      });
    platform.requests.length = 0;
    await setUp();
    expect(calls().filter((call) => call.startsWith('DELETE'))).toEqual(['DELETE /v2/bot/richmenu/richmenu-1']);
  });

  it('tells no secret and no address where LINE refuses', async () => {
    platform.failNext({ status: 401, body: { message: 'token' } });
    const error: unknown = await setUp().catch((caught: unknown) => caught);
    expect(String(error)).toBe('Error: LINE did not take the rich menu (list): 401');
  });
});
