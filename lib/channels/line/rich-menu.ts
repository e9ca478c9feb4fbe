import { createHash } from 'node:crypto';
import type { messagingApi } from '@line/bot-sdk';

/** https://developers.line.biz/en/reference/messaging-api/#upload-rich-menu-image: JPEG or PNG, 1 MB at the most. */
export const PICTURE_MOST_BYTES = 1_000_000;
/** https://developers.line.biz/en/docs/messaging-api/using-rich-menus/: the low one of the full widths leaves room for the chat. */
export const MENU_SIZE = { width: 2_500, height: 843 } as const;
const COLUMNS = 3;

/** The tiles in reading order; the picture (infra/pictures/draw-rich-menu.ts) and the areas to tap are made of them. */
export const TILES = [
  { ja: '状況', en: 'Status', command: '/status' },
  { ja: '登録', en: 'Get alerts', command: '/subscribe' },
  { ja: '一覧', en: 'My alerts', command: '/list' },
  { ja: '事案', en: 'Incidents', command: '/incidents' },
  { ja: '重要度', en: 'Level', command: '/level' },
  { ja: '使い方', en: 'Help', command: '/help' },
] as const;

const ROWS = TILES.length / COLUMNS;

/** Where a tile lies, in whole pixels that leave no gap. */
export const boundsOf = (index: number): Required<messagingApi.RichMenuBounds> => {
  const [column, row] = [index % COLUMNS, Math.floor(index / COLUMNS)];
  const left = (n: number): number => Math.round((n * MENU_SIZE.width) / COLUMNS);
  const top = (n: number): number => Math.round((n * MENU_SIZE.height) / ROWS);
  return { x: left(column), y: top(row), width: left(column + 1) - left(column), height: top(row + 1) - top(row) };
};

const content = {
  size: MENU_SIZE,
  selected: true,
  // https://developers.line.biz/en/reference/messaging-api/#rich-menu-object: 14 characters.
  chatBarText: 'メニュー / Menu',
  areas: TILES.map(({ ja, en, command }, index) => ({
    bounds: boundsOf(index),
    action: { type: 'postback' as const, label: `${ja} ${en}`, data: command, displayText: ja },
  })),
};

/** Every menu of ours is called so, with what tells its form and picture from any other's. */
export const NAME_PREFIX = 'mamori ';

/** The menu for a picture. Its name is the same as long as both are. */
export const richMenuOf = (picture: Uint8Array): messagingApi.RichMenuRequest & { name: string } => ({
  ...content,
  name: `${NAME_PREFIX}${createHash('sha256').update(JSON.stringify(content)).update(picture).digest('hex').slice(0, 16)}`,
});
