import { randomBytes } from 'node:crypto';
import { objectOf, type Json } from './json.ts';
import type { ApiAnswer, ApiRequest } from './platform.ts';

/** https://developers.line.biz/en/reference/messaging-api/#rich-menu */
export interface RichMenus {
  /** Undefined where the path is about something else. */
  answer(request: ApiRequest): ApiAnswer | undefined;
  /** The one that everybody sees. */
  shown(): Json | undefined;
}

const DONE: ApiAnswer = { status: 200, body: {} };
const NOT_FOUND: ApiAnswer = { status: 404, body: { message: 'richmenu not found' } };

export const createRichMenus = (): RichMenus => {
  const menus = new Map<string, Json>();
  let everyones: string | undefined;
  const withId = ([richMenuId, menu]: [string, Json]): Json => ({ ...menu, richMenuId });

  const ofEverybody = (method: string, id: string): ApiAnswer => {
    if (method === 'GET') return everyones === undefined ? NOT_FOUND : { status: 200, body: { richMenuId: everyones } };
    if (method === 'POST' && !menus.has(id)) return NOT_FOUND;
    everyones = method === 'POST' ? id : undefined;
    return DONE;
  };
  const one = (method: string, id: string, rest: string): ApiAnswer => {
    const menu = menus.get(id);
    if (menu === undefined) return NOT_FOUND;
    if (rest !== '') return DONE;
    if (method === 'DELETE') {
      menus.delete(id);
      if (everyones === id) everyones = undefined;
    }
    return { status: 200, body: method === 'GET' ? withId([id, menu]) : {} };
  };

  return {
    answer({ method, path, body }) {
      const [, forAll] = /^\/v2\/bot\/user\/all\/richmenu\/?([\w-]*)$/.exec(path) ?? [];
      if (forAll !== undefined) return ofEverybody(method, forAll);
      const [, id, rest = ''] = /^\/v2\/bot\/richmenu(?:\/([\w-]+))?(\/[\w/-]+)?$/.exec(path) ?? [];
      if (id === 'list') return { status: 200, body: { richmenus: [...menus].map(withId) } };
      if (id === 'validate' || id === 'alias' || id === 'bulk') return DONE;
      if (id !== undefined) return one(method, id, rest);
      if (path !== '/v2/bot/richmenu' || method !== 'POST') return undefined;
      const made = `richmenu-${randomBytes(16).toString('hex')}`;
      menus.set(made, objectOf(body));
      return { status: 200, body: { richMenuId: made } };
    },
    shown: () => (everyones === undefined ? undefined : menus.get(everyones)),
  };
};
