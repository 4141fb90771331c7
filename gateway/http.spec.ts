import { connect } from 'node:net';
import { JSON_TYPE, openPort, OPERATION, type Answer, type Port } from './testing/port';

const ORIGIN = 'http://localhost:3000';
const portal = { cookie: 'kommis-30042-portal=portal-token', origin: ORIGIN, ...JSON_TYPE };
const staff = { cookie: 'kommis-30042-staff=staff-token', origin: ORIGIN, ...JSON_TYPE };
let port: Port;

beforeAll(async () => void (port = await openPort(ORIGIN)));
afterAll(() => port.http.stop(0));
beforeEach(() => {
  const { seen } = port;
  for (const list of [seen.credentials, seen.operations, seen.web, seen.uploads, seen.lines]) list.length = 0;
  seen.before = () => undefined;
});

const kindOf = (answer: Answer): unknown =>
  (JSON.parse(answer.text) as { data?: { kind?: unknown } }).data?.kind;
const codeOf = (answer: Answer): unknown =>
  (JSON.parse(answer.text) as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code;
const post = (path: string, headers: object, body = OPERATION): Promise<Answer> =>
  port.call('POST', path, headers, body);

describe('who is asking', () => {
  it('is a visitor without a session', async () => {
    expect(kindOf(await post('/30042/graphql', JSON_TYPE))).toBe('visitor');
    expect(port.seen.credentials).toMatchObject([{ storeId: '30042', kind: 'portal', sessionToken: null }]);
  });

  it('is found by the cookie of that store and kind', async () => {
    expect(kindOf(await post('/30042/graphql', portal))).toBe('portal');
    expect(kindOf(await post('/30042/console/graphql', staff))).toBe('staff');
  });

  it('is found by the session that web’s server passes on', async () => {
    expect(
      kindOf(await post('/30042/graphql', { ...JSON_TYPE, authorization: 'Session portal-token' })),
    ).toBe('portal');
  });

  it('is nobody by the cookie of the other kind or of another store', async () => {
    expect(kindOf(await post('/30042/console/graphql', portal))).toBe('visitor');
    expect(kindOf(await post('/30042/graphql', staff))).toBe('visitor');
    expect(
      kindOf(await post('/30042/graphql', { ...portal, cookie: 'kommis-10007-portal=portal-token' })),
    ).toBe('visitor');
  });

  it('is refused when a session of the one kind is let through at the other’s address', async () => {
    for (const [path, token] of [
      ['/30042/console/graphql', 'portal-token'],
      ['/30042/graphql', 'staff-token'],
    ] as const) {
      const answer = await post(path, { ...JSON_TYPE, authorization: `Session ${token}` });
      expect([answer.status, codeOf(answer)]).toEqual([401, 'UNAUTHENTICATED']);
    }
    expect(port.seen.operations).toEqual([]);
  });

  it('is told of a dead session, and is no visitor by it: unknown, of another kind, or none at all', async () => {
    const shown = [
      { cookie: 'kommis-30042-portal=ended-token', origin: ORIGIN },
      { cookie: 'kommis-30042-portal=<no token>', origin: ORIGIN },
      { authorization: 'Session ended-token' },
      { authorization: 'Session <no token>' },
      { authorization: 'Session ' },
    ];
    for (const headers of shown) {
      const answer = await post('/30042/graphql', { ...JSON_TYPE, ...headers });
      expect([headers, answer.status, codeOf(answer)]).toEqual([headers, 401, 'UNAUTHENTICATED']);
    }
    expect(port.seen.operations).toEqual([]);
    // A browser sends an emptied cookie for a while.
    const emptied = await post('/30042/graphql', { ...portal, cookie: 'kommis-30042-portal=' });
    expect(kindOf(emptied)).toBe('visitor');
  });

  it('is not rescued by a cookie when another credential is shown', async () => {
    expect(kindOf(await post('/30042/graphql', { ...portal, authorization: 'Bearer x' }))).toBe('visitor');
  });

  it('is never said by a header or by names beside the operation', async () => {
    const claims = {
      'x-store': '10007',
      'x-actor': '{"kind":"system"}',
      'x-user-id': '1',
      'x-kommis-web': 'guess',
    };
    const body = JSON.stringify({ query: '{ a }', actor: { kind: 'staff' }, userId: '1', storeId: '10007' });
    expect(kindOf(await post('/30042/graphql', { ...JSON_TYPE, ...claims }, body))).toBe('visitor');
    expect(port.seen.credentials).toMatchObject([{ storeId: '30042' }]);
    expect(port.seen.operations[0]?.request).toEqual({ query: '{ a }' });
  });

  it('is asked anew for every operation', async () => {
    for (let at = 0; at < 3; at++) await post('/30042/graphql', portal);
    expect(port.seen.credentials).toHaveLength(3);
  });

  it('has the same address whatever a thousand X-Forwarded-For values say', async () => {
    for (let at = 0; at < 1_000; at++)
      await post('/30042/graphql', {
        ...JSON_TYPE,
        'x-forwarded-for': `198.51.${at % 250}.${at % 199}`,
        'x-real-ip': `10.0.0.${at % 250}`,
      });
    expect(new Set(port.seen.credentials.map(({ address }) => address))).toEqual(new Set(['127.0.0.1']));
    expect(new Set(port.seen.operations.map(({ address }) => address))).toEqual(new Set(['127.0.0.1']));
  });

  it('cannot be said while identity is away: 503, to try again', async () => {
    const answer = await post('/50000/graphql', JSON_TYPE);
    expect([answer.status, codeOf(answer), answer.headers['retry-after']]).toEqual([503, 'UNAVAILABLE', '2']);
    expect(answer.text).not.toContain('ECONN');
  });

  it('is not asked of a store that cannot be', async () => {
    const [absent, odd] = [await post('/30043/graphql', JSON_TYPE), await post("/3'--/graphql", JSON_TYPE)];
    expect([absent.status, odd.status]).toEqual([404, 404]);
    expect(absent.text).toBe(odd.text);
    expect(port.seen.credentials.map(({ storeId }) => storeId)).toEqual(['30043']);
  });
});

describe('an unsafe request', () => {
  const types = [
    'application/json',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    null,
  ];
  const places = [
    '/30042/graphql',
    '/30042/console/graphql',
    '/30042/console/upload?name=a',
    '/30042/log-in',
    '/graphql',
  ];
  const foreign: [string, Record<string, string>][] = [
    ['of a foreign origin', { origin: 'https://evil.example' }],
    ['of a foreign origin that begins like ours', { origin: `${ORIGIN}.evil.example` }],
    ['of another port', { origin: 'http://localhost:3001' }],
    ['of origin null', { origin: 'null' }],
    ['that says cross-site', { origin: ORIGIN, 'sec-fetch-site': 'cross-site' }],
    ['that says same-site', { 'sec-fetch-site': 'same-site' }],
    ['with a cookie that does not say where it is from', { cookie: 'kommis-30042-portal=portal-token' }],
    [
      'of a foreign origin without a cookie',
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    ],
  ];
  it.each(foreign)('%s is refused at every path with every type', async (_, headers) => {
    for (const path of places)
      for (const type of types)
        for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
          const answer = await port.call(
            method,
            path,
            { ...headers, ...(type ? { 'content-type': type } : {}) },
            OPERATION,
          );
          expect([answer.status, codeOf(answer)]).toEqual([403, 'FOREIGN_ORIGIN']);
        }
    expect([port.seen.operations, port.seen.web, port.seen.uploads]).toEqual([[], [], []]);
  });

  const ours: [string, Record<string, string>][] = [
    ['of our origin', { origin: ORIGIN, cookie: 'a=b' }],
    [
      'of our origin, as a browser marks it',
      { origin: ORIGIN, 'sec-fetch-site': 'same-origin', cookie: 'a=b' },
    ],
    ['marked same-origin without an origin', { 'sec-fetch-site': 'same-origin', cookie: 'a=b' }],
    ['of no browser, with a session', { authorization: 'Session portal-token' }],
    ['of no browser, without anything', {}],
  ];
  it.each(ours)('%s is let through, to the graph and to the web', async (_, headers) => {
    expect((await post('/30042/graphql', { ...JSON_TYPE, ...headers })).status).toBe(200);
    expect((await post('/30042/log-in', headers)).text).toBe('the web');
  });

  it('that is safe needs no origin', async () => {
    expect((await port.call('GET', '/30042', { origin: 'https://evil.example', cookie: 'a=b' })).text).toBe(
      'the web',
    );
  });
});

describe('the graph’s address', () => {
  it.each([
    'text/plain',
    'application/jsonp',
    'multipart/form-data',
    'application/x-www-form-urlencoded',
    '',
  ])('takes no operation as "%s"', async (type) =>
    expect((await post('/30042/graphql', { 'content-type': type })).status).toBe(415),
  );

  it('takes posts only, and shows other origins nothing', async () => {
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      const answer = await port.call(method, '/30042/graphql?query=%7Ba%7D', {
        origin: 'https://evil.example',
      });
      expect([answer.status, answer.headers.allow]).toEqual([405, 'POST']);
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it.each([
    '[{"query":"{a}"},{"query":"{a}"}]',
    '[]',
    '{"query":',
    'null',
    '"x"',
    '{"query":1}',
    '{"query":" "}',
    '{}',
    '{"query":"{a}","variables":[1]}',
    '{"query":"{a}","variables":"x"}',
    '{"query":"{a}","operationName":{}}',
  ])('refuses %s', async (body) => {
    const answer = await post('/30042/graphql', JSON_TYPE, body);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'BAD_REQUEST']);
    expect(port.seen.operations).toEqual([]);
  });

  it('takes at most a megabyte, announced or not', async () => {
    const body = JSON.stringify({ query: `{ a } #${'x'.repeat(1024 * 1024)}` });
    expect((await post('/30042/graphql', JSON_TYPE, body)).status).toBe(413);
    expect(
      (await post('/30042/graphql', { ...JSON_TYPE, 'transfer-encoding': 'chunked' }, body)).status,
    ).toBe(413);
    expect(port.seen.credentials).toEqual([]);
  });

  it('of partners answers 401: no token has been issued', async () => {
    const answer = await post('/graphql', { ...JSON_TYPE, authorization: 'Bearer x' });
    expect([answer.status, codeOf(answer), answer.headers['www-authenticate']]).toEqual([
      401,
      'UNAUTHENTICATED',
      'Bearer',
    ]);
  });
});

it('logs one line an operation, with its name and time and without its variables or session', async () => {
  await post(
    '/30042/graphql',
    portal,
    JSON.stringify({ query: 'query Who($p: String) { a }', variables: { p: 'hunter2' } }),
  );
  expect(port.seen.lines).toEqual([
    {
      level: 'info',
      message: 'operation',
      fields: {
        operation: 'Who',
        ms: expect.any(Number) as number,
        kind: 'portal',
        store: '30042',
        requestId: expect.any(String) as string,
        status: 200,
        errors: 0,
        trusted: false,
      },
    },
  ]);
  expect(JSON.stringify(port.seen.lines)).not.toMatch(/hunter2|portal-token/);
});

it('says whether it lives and whether it is ready', async () => {
  const status = async (path: string): Promise<number> => (await port.call('GET', path)).status;
  expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 200]);
  port.seen.ready = false;
  expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503]);
  port.seen.ready = true;
});

it('answers a malformed request line with 400 and goes on', async () => {
  const raw = await new Promise<string>((done) => {
    const socket = connect(port.port, '127.0.0.1');
    socket.write('GRAPH / HTTP/1.1\r\nbroken\r\n\r\n');
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString())).on('close', () => done(text));
  });
  expect(raw).toMatch(/^HTTP\/1\.1 400/);
  expect((await port.call('GET', '/healthz')).status).toBe(200);
});
