import { connect } from 'node:net';
import { ask, type PortAnswer } from '../product/graph';
import { startProduct, type Product } from '../product/product';

/** What pages are sent, at the built product: judged before anything takes it for a form. */
const topologies: [string, string[]][] = [
  ['in one process', []],
  ['when split', ['split']],
];
const urlencoded = 'application/x-www-form-urlencoded';
const multipart = 'multipart/form-data; boundary=x';
const upload = '/30042/console/import?/upload';
/** An answer of the pages is never larger, whatever was typed. */
const PAGE_BYTES = 5_000_000;

/** Every kind of place that takes a form, and some that take none. */
const paths = [
  '/',
  '/30042',
  '/nothing',
  '/30042/nothing',
  '/language',
  '/30042/language',
  '/30042/log-out',
  '/30042/forgot',
  '/30042/set-password',
  '/30042/my/profile',
  '/30042/my/stock',
  '/30042/console/login',
  '/30042/console/customers?/columns',
  '/30042/console/customers/new',
  '/30042/console/graphiql?/run',
  '/30042/console/import?/import',
  '/30042/console/import?/import&/upload',
  upload,
];
/** Pages that are only read. */
const unposted = new Set(['/', '/30042/my/stock']);
/** Where nothing is posted to there is no form to weigh. */
const tooLargeAt = (path: string): number => (unposted.has(path) ? 405 : 413);
const part = (name: string, value: string): string =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const file = (bytes: number): string =>
  `${part('kind', 'consignors')}--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nKlantnr;Naam\r\n${'1;a&b\r\n'.repeat(bytes / 7)}\r\n--x--\r\n`;

/** Within the bytes that are read, and still too much or nothing to read. */
const shapes: [string, string, string][] = [
  ['fields without a name', urlencoded, '&'.repeat(480_000)],
  ['fields with nothing but a name, the dearest to read', urlencoded, 'a&'.repeat(240_000)],
  ['fields with a name', urlencoded, 'a=1&'.repeat(120_000)],
  ['the same said to be text', 'text/plain', '&'.repeat(480_000)],
  ['the same said to be JSON', 'application/json', '&'.repeat(480_000)],
  ['the same said to be nothing', '', '&'.repeat(480_000)],
  ['two types at once', `${multipart}, ${urlencoded}`, '&'.repeat(480_000)],
  ['parts', multipart, `${part('a', '1').repeat(6_000)}--x--\r\n`],
  ['parts without an end', multipart, part('a', '1').repeat(6_000)],
];
/** Small, and no form all the same. */
const unreadable: [string, string, string][] = [
  ['text', 'text/plain', 'email=x'],
  ['JSON', 'application/json', '{}'],
  ['Kit’s own form', 'application/x-sveltekit-formdata', 'x'],
  ['a broken part', multipart, 'x'],
  ['parts without a boundary', 'multipart/form-data', part('a', '1')],
];

describe.each(topologies)('%s', (_name, command) => {
  let product: Product;
  const cookies: Record<string, string> = {};
  beforeAll(async () => {
    product = await startProduct({ command });
    for (const who of ['els@', 'mila@']) cookies[who] = await logIn(who);
  });
  afterAll(() => product.stop());

  const logIn = async (who: string): Promise<string> => {
    const body = new URLSearchParams(product.logIn(who)).toString();
    const { status, headers } = await post('/30042/console/login', urlencoded, body);
    expect(status).toBe(303);
    const cookie = [headers['set-cookie']].flat().find((each) => each?.includes('staff'));
    return cookie?.split(';')[0] ?? '';
  };
  const headersOf = (type: string, who?: string): Record<string, string> => ({
    origin: product.url,
    accept: 'text/html',
    ...(type !== '' && { 'content-type': type }),
    ...(who !== undefined && { cookie: cookies[who] ?? '' }),
  });
  const post = (path: string, type: string, body: string, who?: string): Promise<PortAnswer> =>
    ask(product.url + path, { method: 'POST', headers: headersOf(type, who), body });
  const isAlive = async (): Promise<boolean> => {
    const startedAt = performance.now();
    const { status } = await ask(`${product.url}/healthz`);
    return status === 200 && performance.now() - startedAt < 2_000;
  };

  /** Sends a head and pieces for as long as they are taken; answers what came back, and how much was sent. */
  const begin = (
    path: string,
    headers: Record<string, string>,
    pieces: Iterable<string> = [],
  ): Promise<{ answer: string; sent: number }> =>
    new Promise((resolve) => {
      const socket = connect(Number(new URL(product.url).port), '127.0.0.1');
      let [answer, sent] = ['', 0];
      socket.setTimeout(10_000, () => socket.destroy());
      socket.on('data', (data: Buffer) => (answer += data.toString()));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve({ answer, sent }));
      const head = Object.entries({ host: new URL(product.url).host, ...headers });
      socket.write(
        `POST ${path} HTTP/1.1\r\n${head.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
      );
      const next = pieces[Symbol.iterator]();
      const more = (): void => {
        const piece = next.next();
        if (piece.done || answer !== '' || socket.destroyed) return;
        sent += piece.value.length;
        socket.write(`${piece.value.length.toString(16)}\r\n${piece.value}\r\n`, () => setTimeout(more, 1));
      };
      more();
    });
  const statusOf = (answer: string): string => answer.slice(9, 12);
  function* endless(): Generator<string> {
    for (;;) yield 'a'.repeat(64_000);
  }

  test.each(shapes)(
    'more fields than a form has are refused on every path before they are read: %s',
    async (_shape, type, body) => {
      for (const path of paths) {
        const answering = post(path, type, body);
        const alive = await isAlive();
        const { status, text } = await answering;
        const isUpload = path === upload && type === multipart;
        expect([path, alive, status]).toEqual([path, true, isUpload ? 401 : tooLargeAt(path)]);
        expect(text.length).toBeLessThan(isUpload ? 20_000 : 200);
      }
    },
    120_000,
  );

  test.each(['25000000', '520000'])(
    'a form said to have %s bytes is refused before any of them has come, and the connection ends',
    async (length) => {
      for (const path of paths)
        for (const type of [urlencoded, multipart, 'text/plain', 'application/json', '']) {
          const { answer } = await begin(path, { ...headersOf(type), 'content-length': length });
          const isUpload = path === upload && type === multipart;
          expect([path, type, statusOf(answer)]).toEqual([
            path,
            type,
            String(isUpload ? 401 : tooLargeAt(path)),
          ]);
          expect(answer).toMatch(/^connection: close/im);
          if (!isUpload && !unposted.has(path)) expect(answer).toContain('512 kB');
        }
    },
    120_000,
  );

  test('a form that does not say its length is read as far as the bound', async () => {
    for (const path of paths) {
      const headers = { ...headersOf(urlencoded), 'transfer-encoding': 'chunked' };
      const { answer, sent } = await begin(path, headers, endless());
      expect([path, statusOf(answer)]).toEqual([path, String(tooLargeAt(path))]);
      // What was sent and not read is in the sockets, of two hops when split.
      expect(sent).toBeLessThan(40_000_000);
    }
    expect(await isAlive()).toBe(true);
  });

  test('the limit is said in the reader’s language', async () => {
    const headers = { ...headersOf(urlencoded), 'accept-language': 'sv', cookie: 'kommis-language=sv' };
    const { answer } = await begin('/30042', { ...headers, 'content-length': '900000' });
    expect(answer).toContain('högst 512 kB');
  });

  test.each(unreadable)(
    'what is no form is refused as such, and no fault of ours: %s',
    async (_n, type, body) => {
      for (const path of paths) {
        const { status } = await post(path, type, body);
        expect([path, String(status)]).toEqual([path, expect.stringMatching(/^4\d\d$/)]);
      }
    },
  );

  test.each(['%', '+', '=', '%3C', '<', '"', '\u2028', '\u0001'])(
    'a field as long as a form may be comes back in a page of less than 5 MB: %j',
    async (sign) => {
      const long = sign.repeat(500_000 / Buffer.byteLength(sign));
      const fields: [string, string, string?][] = [
        ['/30042', 'email'],
        ['/30042/forgot', 'email'],
        ['/30042/console/login', 'email', 'els@'],
        ['/30042/console/graphiql?/run', 'query', 'els@'],
        ['/30042/console/graphiql?/run', 'variables', 'els@'],
        ['/30042/console/customers/new', 'privateNote', 'els@'],
        ['/30042/console/groups/new', 'name', 'els@'],
        ['/30042/console/import?/import', 'settledUntil', 'els@'],
      ];
      for (const [path, name, who] of fields)
        for (const body of [`${name}=${long}`, `query=x&${name}=${long}`]) {
          const asParts = `${part('query', 'x')}${part(name, long)}--x--\r\n`;
          const answers = [
            await post(path, urlencoded, body, who),
            await post(path, multipart, asParts, who),
          ];
          for (const { status, text } of answers) {
            expect([path, name, String(status)]).toEqual([path, name, expect.stringMatching(/^[234]\d\d$/)]);
            expect(Buffer.byteLength(text)).toBeLessThan(PAGE_BYTES);
          }
        }
    },
    120_000,
  );

  test('a value the graph finds too long is answered 400 with a sentence, and typed again', async () => {
    for (const path of ['/30042', '/30042/console/login']) {
      const { status, text } = await post(path, urlencoded, `email=${'a'.repeat(300_000)}&password=x`);
      expect([path, status]).toEqual([path, 400]);
      expect(text).toContain('te lang');
    }
  });

  test('a way back that no header can carry leads home', async () => {
    for (const way of ['/€', '/%00', '/%7F', `/${'a'.repeat(20_000)}`, '//evil.example', '/\\evil.example']) {
      const body = new URLSearchParams({ return: decodeURIComponent(way) }).toString();
      const { status, headers } = await post('/language', urlencoded, body);
      expect([way.slice(0, 20), status, headers['location']]).toEqual([way.slice(0, 20), 303, '/']);
    }
    const { status } = await ask(`${product.url}/30042/my?x=${'/'.repeat(14_000)}`);
    expect(status).toBe(303);
  });

  test('honest forms work, with and without a body', async () => {
    const note = new URLSearchParams({ privateNote: '“ü”\n'.repeat(2_500) }).toString();
    expect((await post('/30042/console/customers/new', urlencoded, note, 'els@')).status).toBe(400);
    const query = `query=${encodeURIComponent(`{ store { name } } ${'# "{é}"\n'.repeat(10_000)}`)}`;
    const { status, text } = await post('/30042/console/graphiql?/run', urlencoded, query, 'els@');
    expect([status, text.includes('De Ruilhoek')]).toEqual([200, true]);
    expect((await post('/30042/log-out', '', '')).status).toBe(303);
  });

  test('a file comes in from staff who may import, as large as files may be', async () => {
    const answer = await post(upload, multipart, file(20_000_000), 'els@');
    expect([answer.status, answer.headers['location']]).toEqual([303, expect.stringContaining('file=')]);
    expect((await post(upload, multipart, file(26_250_000), 'els@')).status).toBe(400);
    const many = `${part('a', '1').repeat(6_000)}${file(1_000)}`;
    expect((await post(upload, multipart, many, 'els@')).status).toBe(413);
  });

  test('a file is refused before it is read: of a visitor, of staff who may not, larger than files are', async () => {
    const whole = { 'content-length': '20000000' };
    const [visitor, readOnly, tooLarge] = [
      await begin(upload, { ...headersOf(multipart), ...whole }),
      await begin(upload, { ...headersOf(multipart, 'mila@'), ...whole }),
      await begin(upload, { ...headersOf(multipart, 'els@'), 'content-length': '40000000' }),
    ];
    expect([visitor, readOnly, tooLarge].map(({ answer }) => statusOf(answer))).toEqual([
      '401',
      '403',
      '413',
    ]);
    for (const { answer } of [visitor, readOnly, tooLarge]) expect(answer).toMatch(/^connection: close/im);
    expect(tooLarge.answer).toContain('25 MB');
    const parts = { ...headersOf(multipart), 'transfer-encoding': 'chunked' };
    expect(statusOf((await begin(upload, parts, endless())).answer)).toBe('401');
  });

  test('a photo that is too large is passed over for who is logged in, as far as the bound, and what is typed behind it comes back', async () => {
    const entry = '/30042/my/intake/new';
    const typed = new URLSearchParams(product.logIn('marijke')).toString();
    const { headers } = await post('/30042', urlencoded, typed);
    cookies['marijke'] = String(
      [headers['set-cookie']].flat().find((each) => each?.includes('portal')),
    ).split(';')[0] as string;
    const photo = `--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n${'x'.repeat(60_000_000)}\r\n`;
    const body = `${photo}${part('description', 'Jas met ceintuur')}--x--\r\n`;
    const { status, text } = await post(entry, multipart, body, 'marijke');
    expect([status, /Jas met ceintuur/.test(text), /hoogstens 25 MB/.test(text)]).toEqual([400, true, true]);
    const [visitor, beyond] = [
      await begin(entry, { ...headersOf(multipart), 'content-length': '40000000' }),
      await begin(entry, { ...headersOf(multipart, 'marijke'), 'content-length': '90000000' }),
    ];
    for (const { answer } of [visitor, beyond]) {
      expect(statusOf(answer)).toBe('413');
      expect(answer).toMatch(/^connection: close/im);
    }
  });

  test('and everybody is still served', async () => {
    expect((await ask(`${product.url}/30042`)).status).toBe(200);
    expect(product.output()).not.toMatch(/starting it again|"level":50/);
  });
});
