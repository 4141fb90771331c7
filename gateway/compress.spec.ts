import {
  createServer,
  request as send,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { codingFor, compressing } from './compress';
import { JSON_TYPE, openPort, OPERATION } from './testing/port';

const TEXT = 'De Ruilhoek, een winkel vol spullen. '.repeat(200);
const PAGE = { 'content-type': 'text/html; charset=utf-8' };
const open: Server[] = [];
afterAll(() => open.forEach((server) => server.close()));

/** A server whose every answer is made smaller where it may be. */
async function serving(answer: RequestListener): Promise<number> {
  const server = createServer((request, response) => {
    compressing(request, response);
    answer(request, response);
  });
  open.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

/** Asks, and hands over the answer before its body. */
const ask = (port: number, headers: Record<string, string> = {}, method = 'GET'): Promise<IncomingMessage> =>
  new Promise((answered, failed) => {
    send({ port, host: '127.0.0.1', method, headers, agent: false }, answered).on('error', failed).end();
  });
async function bytesOf(answer: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  return Buffer.concat(chunks);
}
const readers: Record<string, (bytes: Buffer) => Buffer> = { br: brotliDecompressSync, gzip: gunzipSync };

describe('a coding', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['identity', null],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0.2, gzip;q=0.9', 'gzip'],
    ['gzip;q=0, br;q=0', null],
    ['*', 'br'],
    ['br;q=0, *;q=0.5', 'gzip'],
    ['gzip;q=nonsense', null],
    ['GZIP', 'gzip'],
  ])('for %s is %s', (accept, coding) => expect(codingFor(accept)).toBe(coding));
});

describe('an answer', () => {
  it.each(['br', 'gzip'])('of text is written as %s, and is what it was', async (coding) => {
    const port = await serving((_request, response) => {
      response.writeHead(200, {
        ...PAGE,
        etag: '"one"',
        'content-length': Buffer.byteLength(TEXT),
        vary: 'accept',
      });
      response.end(TEXT);
    });
    const answer = await ask(port, { 'accept-encoding': coding });
    const bytes = await bytesOf(answer);
    expect(answer.headers).toMatchObject({
      'content-encoding': coding,
      vary: 'accept, accept-encoding',
      // The same tag stands for other bytes now.
      etag: 'W/"one"',
    });
    expect(answer.headers['content-length']).toBeUndefined();
    expect(readers[coding]?.(bytes).toString()).toBe(TEXT);
    expect(bytes.length).toBeLessThan(TEXT.length / 10);
  });

  it('is as it was for who asks for no coding, and says that it varies', async () => {
    const port = await serving((_request, response) =>
      response.writeHead(200, { ...PAGE, etag: '"one"' }).end(TEXT),
    );
    const answer = await ask(port);
    expect((await bytesOf(answer)).toString()).toBe(TEXT);
    expect(answer.headers).toMatchObject({ vary: 'accept-encoding', etag: '"one"' });
    expect(answer.headers['content-encoding']).toBeUndefined();
  });

  it.each<[string, Parameters<RequestListener>[1]['statusCode'], Record<string, string | number>, string]>([
    ['that is no text', 200, { 'content-type': 'image/png' }, TEXT],
    ['that is short', 200, { ...PAGE, 'content-length': 5 }, 'short'],
    ['that is compressed already', 200, { ...PAGE, 'content-encoding': 'br' }, TEXT],
    ['that nobody may change', 200, { ...PAGE, 'cache-control': 'public, no-transform' }, TEXT],
    ['that is a part', 206, { ...PAGE, 'content-range': 'bytes 0-1/2' }, TEXT],
    ['that has no body', 304, { ...PAGE, etag: '"one"' }, ''],
  ])('%s is left as it is', async (_what, status, headers, body) => {
    const port = await serving((_request, response) =>
      response.writeHead(status, headers).end(body || undefined),
    );
    const answer = await ask(port, { 'accept-encoding': 'gzip' });
    expect((await bytesOf(answer)).toString()).toBe(body);
    expect(answer.headers['content-encoding']).toBe(headers['content-encoding']);
  });

  it('to HEAD has no coder waiting for a body', async () => {
    const port = await serving((_request, response) => response.writeHead(200, PAGE).end(TEXT));
    const answer = await ask(port, { 'accept-encoding': 'gzip' }, 'HEAD');
    expect([(await bytesOf(answer)).length, answer.statusCode]).toEqual([0, 200]);
  });

  it.each(['cross-site', 'same-site'])(
    'that another site lets a browser ask for is as long as it is (%s)',
    async (site) => {
      const port = await serving((_request, response) => response.writeHead(200, PAGE).end(TEXT));
      const answer = await ask(port, { 'accept-encoding': 'gzip', 'sec-fetch-site': site });
      expect((await bytesOf(answer)).toString()).toBe(TEXT);
    },
  );

  it('without a head of its own gets one, and the headers that were set', async () => {
    const port = await serving((_request, response) => {
      response.setHeader('content-type', 'text/css');
      response.setHeader('set-cookie', ['a=1', 'b=2']);
      response.end(TEXT);
    });
    const answer = await ask(port, { 'accept-encoding': 'gzip' });
    expect(gunzipSync(await bytesOf(answer)).toString()).toBe(TEXT);
    expect(answer.headers['set-cookie']).toEqual(['a=1', 'b=2']);
  });

  it('that comes in parts goes out in parts: the first is read before the second is written', async () => {
    let goOn = (): void => undefined;
    const port = await serving((_request, response) => {
      response.writeHead(200, PAGE);
      response.write(TEXT);
      goOn = () => response.end('the end');
    });
    const answer = await ask(port, { 'accept-encoding': 'gzip' });
    const parts = answer[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    // More than the head that every coder writes: it would be waited for in vain if the words did not come.
    let first = Buffer.alloc(0);
    while (first.length < 50) first = Buffer.concat([first, (await parts.next()).value as Buffer]);
    goOn();
    const rest: Buffer[] = [];
    for (let part = await parts.next(); !part.done; part = await parts.next()) rest.push(part.value);
    expect(gunzipSync(Buffer.concat([first, ...rest])).toString()).toBe(`${TEXT}the end`);
  });

  it('larger than anybody keeps goes out as fast as it is read, all of it', async () => {
    const chunk = Buffer.alloc(64 * 1024, TEXT);
    const port = await serving((_request, response) => {
      response.writeHead(200, PAGE);
      void pipeline(Readable.from(Array.from({ length: 200 }, () => chunk)), response);
    });
    const answer = await ask(port, { 'accept-encoding': 'br' });
    expect(brotliDecompressSync(await bytesOf(answer)).length).toBe(200 * chunk.length);
  });

  it('nobody reads to the end leaves nothing running', async () => {
    const closed = new Promise<void>((done) => {
      void serving((_request, response) => {
        response.on('close', done);
        response.writeHead(200, PAGE);
        response.write(TEXT);
      }).then(async (port) => (await ask(port, { 'accept-encoding': 'gzip' })).destroy());
    });
    await closed;
  });
});

test('the port answers operations and pages smaller, and refusals as they are', async () => {
  const port = await openPort('http://localhost:3000', undefined, undefined, (_request, response) => {
    response.writeHead(200, PAGE);
    response.end(TEXT);
  });
  try {
    const page = await ask(port.port, { 'accept-encoding': 'gzip, br', host: 'localhost:3000' });
    expect([page.headers['content-encoding'], brotliDecompressSync(await bytesOf(page)).toString()]).toEqual([
      'br',
      TEXT,
    ]);
    const answer = await port.call(
      'POST',
      '/30042/graphql',
      { ...JSON_TYPE, 'accept-encoding': 'br' },
      OPERATION,
    );
    expect(answer.headers.vary).toBe('accept, accept-encoding');
  } finally {
    await port.http.stop(0);
  }
});
