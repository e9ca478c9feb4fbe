import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { buffer, text } from 'node:stream/consumers';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { BodyTooLarge } from '../../lib/sources/decoded-body.ts';
import { ANSWER_CHANNEL, sendRequest, type HttpResponse, type HttpSent } from '../../lib/sources/http-request.ts';
import { saying, startScriptedServer, type Answer } from './scripted-server.ts';

const servers: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});
const serve = async (...script: Answer[]) => {
  const server = await startScriptedServer(...script);
  servers.push(server);
  return server;
};
const sent = (more: Partial<HttpSent> = {}): HttpSent => ({
  headers: {},
  signal: AbortSignal.timeout(5_000),
  mostBytes: 1_000_000,
  ...more,
});
const bytesIn = async (body: HttpResponse['body']): Promise<Buffer> => (body === null ? Buffer.alloc(0) : buffer(body));
const read = async (script: Answer, more: Partial<HttpSent> = {}): Promise<string> => {
  const { body } = await sendRequest((await serve(script)).url, sent(more));
  return (await bytesIn(body)).toString();
};
const encoded =
  (body: Uint8Array, encoding: string): Answer =>
  (response) => {
    response.writeHead(200, { 'content-encoding': encoding });
    response.end(body);
  };

describe('a body', () => {
  const long = 'あ1'.repeat(50_000);

  it.each(['gzip', 'x-gzip'])('is unpacked where it came as %s', async (encoding) => {
    expect(await read(encoded(gzipSync(long), encoding))).toBe(long);
  });

  it('is asked for compressed in the one way that is undone; any other is left as it is', async () => {
    const packed = brotliCompressSync('{"a":1}');
    const server = await serve(encoded(packed, 'br'));
    const { body } = await sendRequest(server.url, sent({ headers: { accept: 'application/json' } }));
    expect(await bytesIn(body)).toEqual(packed);
    expect(server.asked[0]?.headers).toMatchObject({ 'accept-encoding': 'gzip', accept: 'application/json' });
  });

  it('that breaks off within what is compressed is read as far as it came', async () => {
    const whole = gzipSync(long);
    const came = await read(encoded(whole.subarray(0, whole.length - 20), 'gzip'));
    expect(long.startsWith(came.slice(0, 1_000))).toBe(true);
    expect(came.length).toBeLessThanOrEqual(long.length);
  });

  it('that is not what its head says fails, as does one whose connection breaks', async () => {
    const failure = await read(encoded(Buffer.from('no gzip at all'), 'gzip')).catch((error: unknown) => error);
    expect(failure).toMatchObject({ message: 'the connection failed', cause: { code: 'Z_DATA_ERROR' } });
    const cut: Answer = (response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half');
      setImmediate(() => response.destroy());
    };
    await expect(read(cut)).rejects.toThrow('the connection failed');
  });

  it('of more bytes than are wanted is too large, plain or unpacked, and one of just so many is not', async () => {
    const plain = 'x'.repeat(1_000);
    for (const script of [saying(200, plain), encoded(gzipSync(plain), 'gzip')]) {
      expect(await read(script, { mostBytes: 1_000 })).toBe(plain);
      await expect(read(script, { mostBytes: 999 })).rejects.toThrow(BodyTooLarge);
    }
  });

  it("is given up with the signal's own reason", async () => {
    const half: Answer = (response) => {
      response.writeHead(200);
      response.write('half');
    };
    for (const script of [half, () => undefined]) {
      const failure = await read(script, { signal: AbortSignal.timeout(100) }).catch((error: unknown) => error);
      expect(failure).toMatchObject({ name: 'TimeoutError' });
    }
  });

  it('that hangs, or is left half read, keeps no other from being read', async () => {
    const server = await serve(
      (response) => void response.write('half'),
      encoded(gzipSync(long), 'gzip'),
      saying(200, 'third'),
    );
    const hanging = await sendRequest(server.url, sent({ signal: AbortSignal.timeout(2_000) }));
    const hung = bytesIn(hanging.body).catch((error: unknown) => error);
    const left = await sendRequest(server.url, sent());
    for await (const chunk of left.body ?? []) {
      expect(chunk.byteLength).toBeGreaterThan(0);
      break;
    }
    const { body } = await sendRequest(server.url, sent());
    expect((await bytesIn(body)).toString()).toBe('third');
    servers.splice(0);
    await server.close();
    expect(await hung).toBeInstanceOf(Error);
  });
});

describe('a request', () => {
  it('posts what it has, with its length', async () => {
    const heard: string[] = [];
    const server = await serve((response, request) => {
      void text(request).then((body) => {
        heard.push(request.method ?? '', request.headers['content-length'] ?? '', body);
        response.end('{}');
      });
    });
    await sendRequest(server.url, sent({ method: 'POST', body: '{"é":1}' }));
    expect(heard).toEqual(['POST', '8', '{"é":1}']);
  });

  it('goes again over a new connection where the kept one had been closed meanwhile', async () => {
    let asked = 0;
    const server = await serve((response) => {
      asked += 1;
      if (asked === 2) response.socket?.destroy();
      else response.end(String(asked));
    });
    const first = await sendRequest(server.url, sent());
    await bytesIn(first.body);
    const again = await sendRequest(server.url, sent());
    expect((await bytesIn(again.body)).toString()).toBe('3');
  });

  it('fails without an address in its words where nobody answers', async () => {
    const server = await serve(saying(200));
    await server.close();
    servers.splice(0);
    await expect(sendRequest(server.url, sent())).rejects.toMatchObject({
      message: 'the connection failed',
      cause: { code: 'ECONNREFUSED' },
    });
  });

  it('publishes the head of its answer, without the path', async () => {
    const heard: unknown[] = [];
    const listen = (message: unknown): void => void heard.push(message);
    subscribe(ANSWER_CHANNEL, listen);
    const server = await serve(saying(200, '', { date: 'Sun, 18 Dec 2022 00:00:00 GMT', age: '7' }));
    await sendRequest(`${server.url}/path?secret`, sent());
    unsubscribe(ANSWER_CHANNEL, listen);
    expect(heard).toEqual([{ origin: server.url, date: 'Sun, 18 Dec 2022 00:00:00 GMT', age: '7' }]);
  });
});
