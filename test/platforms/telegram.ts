import { loadContract } from './contract.ts';
import {
  startPlatformServer,
  type Extra,
  type PlatformRequest,
  type PlatformResponse,
  type PlatformServer,
} from './platform-server.ts';

const refuse = (status: number, description: string): PlatformResponse => ({
  status,
  body: { ok: false, error_code: status, description },
});
const TEXT_MOST = 4_096;
const CAPTION_MOST = 1_024;
const CALLBACK_MOST_BYTES = 64;

/** The contract speaks of a file where its part stands. */
const withFiles = (body: any, files: PlatformRequest['files']): any =>
  files.length === 0 ? body : { ...body, ...Object.fromEntries(files.map(({ place, name }) => [place, name])) };

const limits = (body: any): string | undefined => {
  if (typeof body?.text === 'string' && body.text.length > TEXT_MOST) return 'the text is too long';
  const buttons: { callback_data?: string }[] = (body?.reply_markup?.inline_keyboard ?? []).flat();
  return buttons.some(({ callback_data: data = '' }) => Buffer.byteLength(data) > CALLBACK_MOST_BYTES)
    ? 'callback data is too long'
    : undefined;
};

/** Telegram with message ids, edits that must change something, and 403 from those who have blocked the bot. */
export const startTelegramPlatform = async (extra?: Extra): Promise<PlatformServer> => {
  const contract = loadContract('telegram');
  const messages = new Map<number, { chat: string; content: string }>();
  let last = 0;
  return startPlatformServer((request, platform) => {
    const { method, path, body, files, at } = request;
    const wrong = contract.violation(method, path, withFiles(body, files)) ?? limits(body);
    if (wrong !== undefined) {
      platform.violations.push(wrong);
      return refuse(400, `Bad Request: ${wrong}`);
    }
    const more = extra?.(request, platform);
    if (more !== undefined) return more;
    const call = path.split('/').at(-1);
    const chat = String(body?.chat_id);
    const content = JSON.stringify([body?.text, body?.reply_markup]);
    if (call === 'sendMessage') {
      if (platform.blocked.has(chat)) return refuse(403, 'Forbidden: bot was blocked by the user');
      last += 1;
      messages.set(last, { chat, content });
      platform.shown.push({ to: chat, text: body.text, how: 'sent', at });
      return {
        status: 200,
        body: {
          ok: true,
          result: { message_id: last, date: 0, chat: { id: body.chat_id, type: 'private' }, text: body.text },
        },
      };
    }
    if (call === 'sendDocument' || call === 'sendPhoto') {
      if (platform.blocked.has(chat)) return refuse(403, 'Forbidden: bot was blocked by the user');
      if (files.length !== 1 || (body?.caption ?? '').length > CAPTION_MOST) return refuse(400, 'Bad Request: no file');
      last += 1;
      platform.shown.push({ to: chat, text: body.caption ?? '', how: 'sent', at });
      return { status: 200, body: { ok: true, result: { message_id: last, date: 0, chat: { id: body.chat_id } } } };
    }
    if (call === 'editMessageText') {
      const message = messages.get(body.message_id);
      if (message?.chat !== chat) return refuse(400, 'Bad Request: message to edit not found');
      if (message.content === content) return refuse(400, 'Bad Request: message is not modified');
      messages.set(body.message_id, { chat, content });
      platform.shown.push({ to: chat, text: body.text, how: 'edited', at });
      return {
        status: 200,
        body: {
          ok: true,
          result: {
            message_id: body.message_id,
            date: 0,
            chat: { id: body.chat_id, type: 'private' },
            text: body.text,
          },
        },
      };
    }
    return { status: 200, body: { ok: true, result: true } };
  });
};
