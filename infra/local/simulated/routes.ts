import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as v from 'valibot';
import type { Log } from '../../../lib/core/log.ts';
import type { Route } from '../http-routes.ts';
import type { Demonstration } from './demonstration.ts';
import { isOwn } from './guard.ts';
import type { History } from './history.ts';
import { CannotSay, type SimulatedPlatform, type Webhook } from './platform.ts';

/** A page that waits asks again after this; below every proxy's and browser's patience. */
const WAIT_MS = 20_000;
const TEXT_MOST = 5_000;

const text = v.pipe(v.string(), v.maxLength(TEXT_MOST));
const lang = v.optional(v.picklist(['ja', 'en']), 'en');
const SAID = v.union([
  v.strictObject({ text: v.pipe(text, v.minLength(1)), lang }),
  v.strictObject({ press: text, message: v.optional(text), lang }),
  v.strictObject({
    command: v.strictObject({ name: text, options: v.optional(v.record(text, text), {}) }),
    lang,
  }),
  v.strictObject({ submit: v.strictObject({ form: text, value: text }), lang }),
]);
const AUTOCOMPLETE = v.strictObject({ command: text, option: text, value: text, lang });
const HISTORY = v.strictObject({ incident: text, lang });
const PLAY = v.strictObject({ play: v.picklist(['freeze', 'recovery']) });

type Answer = APIGatewayProxyStructuredResultV2;

const answer = (statusCode: number, body: object): Answer => ({
  statusCode,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});
const refuse = (status: number, error: string): Answer => answer(status, { error });

const jsonOf = ({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): unknown => {
  try {
    return JSON.parse(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8').toString()) as unknown;
  } catch {
    return undefined;
  }
};

export interface SimulatedChats {
  platforms: readonly SimulatedPlatform[];
  demonstration: Demonstration | undefined;
  history: History;
  /** Hands a webhook to the product over HTTP. Throws where it is refused. */
  deliver(platform: SimulatedPlatform, webhook: Webhook): Promise<void>;
  log: Log;
}

type Handle = (event: APIGatewayProxyEventV2, platform: SimulatedPlatform) => Promise<Answer> | Answer;

const say: (chats: SimulatedChats) => Handle =
  ({ deliver }) =>
  async (event, platform) => {
    const said = v.safeParse(SAID, jsonOf(event));
    if (!said.success)
      return refuse(
        400,
        'takes {"text"}, {"press","message"}, {"command":{"name","options"}} or {"submit":{"form","value"}}',
      );
    for (const webhook of platform.say(said.output)) await deliver(platform, webhook);
    return answer(202, {});
  };

const complete: (chats: SimulatedChats) => Handle =
  ({ deliver }) =>
  async (event, platform) => {
    const asked = v.safeParse(AUTOCOMPLETE, jsonOf(event));
    if (!asked.success || platform.autocomplete === undefined) return refuse(400, 'takes {"command","option","value"}');
    let choices: { name: string; value: string }[] = [];
    const webhook = platform.autocomplete(asked.output, (found) => {
      choices = found;
    });
    await deliver(platform, webhook);
    return answer(200, { choices });
  };

const messages: Handle = async ({ queryStringParameters: query = {} }, { log }) => {
  const after = Number(query.after ?? 0);
  if (!Number.isSafeInteger(after) || after < 0) return refuse(400, 'after takes a whole number');
  if (query.wait !== undefined) await log.news(after, WAIT_MS);
  return answer(200, log.after(after));
};

const menu: Handle = ({ queryStringParameters: query = {} }, platform) =>
  answer(200, platform.menu(query.lang === 'ja' ? 'ja' : 'en') as object);

const does =
  (what: 'follow' | 'block', { deliver }: SimulatedChats): Handle =>
  async (_event, platform) => {
    for (const webhook of platform[what]()) await deliver(platform, webhook);
    return answer(202, {});
  };

/** What the page's chats ask for. Nothing here is deployed: these routes are the runner's own. */
export const simulatedRoutes = (chats: SimulatedChats): Route[] => {
  const { platforms, demonstration, history, log } = chats;
  const serve = async (handle: () => Promise<Answer> | Answer): Promise<Answer> => {
    try {
      return await handle();
    } catch (error) {
      if (error instanceof CannotSay) return refuse(400, error.message);
      log.warn('a simulated chat could not go on', { error });
      return refuse(502, 'the bot did not take it');
    }
  };
  const route = (
    method: string,
    path: string,
    handle: (event: APIGatewayProxyEventV2) => Promise<Answer> | Answer,
  ) => ({
    name: 'simulated',
    method,
    path: `/simulated/${path}`,
    invoke: async (event: unknown) =>
      isOwn(event as APIGatewayProxyEventV2)
        ? serve(() => handle(event as APIGatewayProxyEventV2))
        : refuse(403, 'only a page of this address may ask'),
  });
  const ofChannel = (method: string, path: string, handle: Handle): Route =>
    route(method, `{channel}/${path}`, (event) => {
      const platform = platforms.find(({ id }) => id === event.pathParameters?.channel);
      return platform === undefined ? refuse(404, 'this channel is not simulated') : handle(event, platform);
    });
  return [
    route('GET', 'state', () =>
      answer(200, {
        channels: platforms.map(({ id }) => id),
        demo: { available: demonstration !== undefined, state: demonstration?.state() ?? 'idle' },
        history: history.shown(),
      }),
    ),
    route('POST', 'demo', (event) => {
      const wanted = v.safeParse(PLAY, jsonOf(event));
      if (!wanted.success) return refuse(400, 'takes {"play":"freeze"} or {"play":"recovery"}');
      if (demonstration === undefined) return refuse(404, 'there is no demonstration');
      demonstration.play(wanted.output.play);
      return answer(202, {});
    }),
    route('POST', 'history', (event) => {
      const wanted = v.safeParse(HISTORY, jsonOf(event));
      if (!wanted.success) return refuse(400, 'takes {"incident","lang"}');
      const outcome = history.play(wanted.output.incident, wanted.output.lang);
      if (outcome === 'unknown') return refuse(404, 'no such incident is recorded');
      return outcome === 'busy' ? refuse(409, 'another one is being played') : answer(202, {});
    }),
    ofChannel('GET', 'messages', messages),
    ofChannel('GET', 'menu', menu),
    ofChannel('POST', 'say', say(chats)),
    ofChannel('POST', 'autocomplete', complete(chats)),
    ofChannel('POST', 'follow', does('follow', chats)),
    ofChannel('POST', 'block', does('block', chats)),
  ];
};
