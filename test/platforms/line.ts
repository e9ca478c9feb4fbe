import { loadContract } from './contract.ts';
import { lineViolation, shownText, type LineMessage } from './line-message.ts';
import { createRichMenus } from './line-rich-menus.ts';
import { startPlatformServer, type Extra, type PlatformResponse, type PlatformServer } from './platform-server.ts';

export interface LinePlatform extends PlatformServer {
  /** Messages that may still be sent this month. */
  quota: number;
}

const refuse = (status: number, message: string): PlatformResponse => ({ status, body: { message } });

/** LINE with its retry keys, its quota, its silence about those who have blocked the bot, and reply tokens that work once. */
export const startLinePlatform = async (extra?: Extra): Promise<LinePlatform> => {
  const contract = loadContract('line');
  const accepted = new Set<string>();
  const replied = new Set<string>();
  const show = (server: PlatformServer, to: readonly string[], messages: LineMessage[], at: number): void => {
    for (const person of to) {
      if (server.blocked.has(person)) continue;
      for (const message of messages) server.shown.push({ to: person, text: shownText(message), how: 'sent', at });
    }
  };
  const richMenus = createRichMenus();
  const state = { quota: Number.POSITIVE_INFINITY };
  const server = await startPlatformServer((request, platform) => {
    const { method, path, headers, body, at } = request;
    const wrong =
      contract.violation(method, path, body) ??
      ((body?.messages ?? []) as LineMessage[]).map(lineViolation).find((broken) => broken !== undefined) ??
      (headers.authorization?.startsWith('Bearer ') === true ? undefined : 'no token');
    if (wrong !== undefined) {
      platform.violations.push(wrong);
      return refuse(400, wrong);
    }
    if (path.includes('/richmenu')) return richMenus(method, path, headers, body);
    const more = extra?.(request, platform);
    if (more !== undefined) return more;
    if (path.endsWith('/reply')) {
      if (replied.has(body.replyToken)) return refuse(400, 'Invalid reply token');
      replied.add(body.replyToken);
      show(platform, [`reply:${body.replyToken}`], body.messages, at);
      return { status: 200, body: { sentMessages: [] } };
    }
    const key = headers['x-line-retry-key'];
    if (typeof key !== 'string') platform.violations.push('a push or multicast without a retry key');
    if (typeof key === 'string' && accepted.has(key)) {
      return {
        status: 409,
        headers: { 'x-line-accepted-request-id': key },
        body: { message: 'The retry key is already accepted' },
      };
    }
    const to: string[] = [body.to].flat();
    if (to.length > state.quota) return refuse(429, 'You have reached your monthly limit.');
    state.quota -= to.length;
    if (typeof key === 'string') accepted.add(key);
    show(platform, to, body.messages, at);
    return { status: 200, body: { sentMessages: [] } };
  });
  return Object.defineProperty(server as LinePlatform, 'quota', {
    get: () => state.quota,
    set: (value: number) => {
      state.quota = value;
    },
  });
};
