import { readFile } from 'node:fs/promises';
import { HTTPFetchError, messagingApi } from '@line/bot-sdk';
import { belowPathOf, createClient, DEFAULT_DATA_URL, type LineAccount } from './client.ts';
import { NAME_PREFIX, richMenuOf } from './rich-menu.ts';

/** Drawn by `npm run pictures`. It stays beside the code: no function's bundle carries it. */
const PICTURE = new URL('rich-menu.png', import.meta.url);

const status = (error: unknown): number | undefined => (error instanceof HTTPFetchError ? error.status : undefined);

/** Errors are worded here: those of the client hold addresses and headers. */
type Ask = <T>(what: string, call: () => Promise<T>) => Promise<T>;

const askingBy =
  (turn?: () => Promise<void>): Ask =>
  async (what, call) => {
    await turn?.();
    return call().catch((error: unknown) => {
      throw new Error(`LINE did not take the rich menu (${what}): ${status(error) ?? 'not connected'}`);
    });
  };

/** The menu that everyone sees now; undefined where there is none. */
const shownNow = async (client: messagingApi.MessagingApiClient): Promise<string | undefined> => {
  try {
    return (await client.getDefaultRichMenuId()).richMenuId;
  } catch (error) {
    if (status(error) === 404) return undefined;
    throw error;
  }
};

/**
 * Shows our rich menu to everyone: makes it only where none of its name is there, for LINE takes a hundred an hour
 * (https://developers.line.biz/en/reference/messaging-api/#rate-limits), and takes away our earlier ones.
 * Throws where LINE refuses.
 */
export const setUpRichMenu = async (account: LineAccount, turn?: () => Promise<void>): Promise<void> => {
  const ask = askingBy(turn);
  const client = createClient(account);
  const picture = await readFile(PICTURE);
  const menu = richMenuOf(picture);
  const { richmenus } = await ask('list', () => client.getRichMenuList());
  const there = richmenus.find(({ name }) => name === menu.name)?.richMenuId;
  if (there !== undefined && there === (await ask('default', () => shownNow(client)))) return;

  const id = there ?? (await ask('create', () => client.createRichMenu(menu))).richMenuId;
  const baseURL = account.apiUrl ?? DEFAULT_DATA_URL;
  const blobs = belowPathOf(
    new messagingApi.MessagingApiBlobClient({ channelAccessToken: account.accessToken, baseURL }),
    baseURL,
  );
  const upload = ask('picture', () => blobs.setRichMenuImage(id, new Blob([picture], { type: 'image/png' })));
  // One that a start broke off at may have its picture already, which LINE refuses to take twice.
  await (there === undefined ? upload : upload.catch(() => undefined));
  await ask('default', () => client.setDefaultRichMenu(id));
  for (const { name, richMenuId } of richmenus)
    if (name.startsWith(NAME_PREFIX) && richMenuId !== id) await ask('delete', () => client.deleteRichMenu(richMenuId));
};
