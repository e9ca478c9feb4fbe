import type { IncomingHttpHeaders } from 'node:http';
import type { PlatformResponse } from './platform-server.ts';

interface Menu {
  name: string;
  drawn: boolean;
}

const refuse = (status: number, message: string): PlatformResponse => ({ status, body: { message } });
const done: PlatformResponse = { status: 200, body: {} };

/** LINE's rich menus: one is shown only once it has a picture, and takes a picture only once. */
export const createRichMenus = () => {
  const menus = new Map<string, Menu>();
  let shown: string | undefined;
  let made = 0;

  const ofOne = (method: string, id: string, content: boolean, headers: IncomingHttpHeaders): PlatformResponse => {
    const menu = menus.get(id);
    if (menu === undefined) return refuse(404, 'richmenu not found');
    if (!content) {
      menus.delete(id);
      return done;
    }
    if (headers['content-type'] !== 'image/png') return refuse(415, 'unsupported media type');
    if (menu.drawn) return refuse(400, 'An image has already been uploaded to the richmenu');
    menu.drawn = method === 'POST';
    return done;
  };

  const ofAll = (method: string, id: string | undefined): PlatformResponse => {
    if (method === 'GET')
      return shown === undefined ? refuse(404, 'no default richmenu') : { ...done, body: { richMenuId: shown } };
    if (menus.get(id ?? '')?.drawn !== true)
      return refuse(400, 'must upload richmenu image before applying it to user');
    shown = id;
    return done;
  };

  return (method: string, path: string, headers: IncomingHttpHeaders, body: any): PlatformResponse => {
    const [, id, content] = /^\/v2\/bot\/richmenu\/(richmenu-\d+)(\/content)?$/.exec(path) ?? [];
    if (path === '/v2/bot/richmenu/list')
      return { status: 200, body: { richmenus: [...menus].map(([richMenuId, { name }]) => ({ richMenuId, name })) } };
    if (path === '/v2/bot/richmenu') {
      made += 1;
      menus.set(`richmenu-${made}`, { name: body.name, drawn: false });
      return { status: 200, body: { richMenuId: `richmenu-${made}` } };
    }
    if (path.startsWith('/v2/bot/user/all/richmenu')) return ofAll(method, path.split('/')[6]);
    return id === undefined ? refuse(404, 'not found') : ofOne(method, id, content !== undefined, headers);
  };
};
