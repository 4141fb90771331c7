import { openPort, type Answer, type Port } from './testing/port';

const ORIGIN = 'http://localhost:3000';
const staff = { cookie: 'kommis-30042-staff=staff-token', origin: ORIGIN };
const portal = { cookie: 'kommis-30042-portal=portal-token', origin: ORIGIN };
let port: Port;
beforeAll(async () => void (port = await openPort(ORIGIN)));
afterAll(() => port.http.stop(0));
beforeEach(() => void (port.seen.uploads.length = 0));

const upload = (headers: object, body = 'a;b', query = '?name=stock.csv'): Promise<Answer> =>
  port.call('POST', `/30042/console/upload${query}`, { ...headers }, body);
const download = (headers: object, token: string, method = 'GET'): Promise<Answer> =>
  port.call(method, `/30042/download/${token}`, { ...headers });

it('takes an upload of staff and answers with its id', async () => {
  const answer = await upload(staff);
  expect([answer.status, JSON.parse(answer.text)]).toEqual([
    200,
    { fileId: '0190a000-0000-7000-8000-000000000001' },
  ]);
  expect(port.seen.uploads).toMatchObject([{ name: 'stock.csv', bytes: 3 }]);
});

it('takes no upload of anybody else', async () => {
  expect((await upload({ origin: ORIGIN })).status).toBe(401);
  expect((await upload(portal)).status).toBe(401);
  expect((await upload({ authorization: 'Session portal-token' })).status).toBe(401);
  expect(port.seen.uploads).toEqual([]);
});

it('takes a file of 25 MB and none larger, announced or not', async () => {
  const size = 25 * 1024 * 1024;
  expect((await upload(staff, 'x'.repeat(size))).status).toBe(200);
  expect((await upload({ ...staff, 'content-length': String(size + 1) }, 'x'.repeat(size + 1))).status).toBe(
    413,
  );
  expect((await upload({ ...staff, 'transfer-encoding': 'chunked' }, 'x'.repeat(size + 1))).status).toBe(413);
  expect(port.seen.uploads).toHaveLength(1);
});

it('takes nothing but a file where files are handed in', async () => {
  for (const method of ['GET', 'HEAD', 'PUT', 'DELETE']) {
    const { status, headers } = await port.call(method, '/30042/console/upload', staff);
    expect([method, status, headers.allow]).toEqual([method, 405, 'POST']);
  }
});

it('sends a file as an attachment that no browser shows or runs', async () => {
  const answer = await download(staff, 'for-staff');
  expect([answer.status, answer.text]).toEqual([200, 'content']);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': "attachment; filename*=UTF-8''a%20%22b%22%0D%0Ac.csv",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  });
});

it('sends it to the session it was signed for, portal or staff', async () => {
  expect((await download(portal, 'for-portal')).status).toBe(200);
  expect((await download({ cookie: `${portal.cookie}; ${staff.cookie}` }, 'for-portal')).status).toBe(200);
  expect((await download({ authorization: 'Session portal-token' }, 'for-portal')).status).toBe(200);
});

it('gives a path of someone else, a forged one and one of nothing the same answer', async () => {
  const answers = [
    await download(portal, 'for-staff'),
    await download({}, 'for-staff'),
    await download(staff, 'x.y.z'),
    await download({}, 'for-visitor'),
  ];
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(answers[0]?.status).toBe(404);
});

it('takes a customer’s at the portal’s own address, of the kinds that its owner lets in', async () => {
  const send = (headers: object, kind: string): Promise<Answer> =>
    port.call('POST', `/30042/upload?name=x.jpg&kind=${kind}`, { ...headers }, 'pixels');
  expect((await send(portal, 'photo')).status).toBe(200);
  expect(port.seen.uploads).toMatchObject([{ actor: { kind: 'portal' }, name: 'x.jpg', bytes: 6 }]);
  expect((await send(portal, 'letter')).status).toBe(403);
  expect((await send(staff, 'photo')).status).toBe(401);
  expect((await send({ origin: ORIGIN }, 'photo')).status).toBe(401);
  expect((await send({ ...portal, origin: 'https://evil.example' }, 'photo')).status).toBe(403);
  expect(port.seen.uploads).toHaveLength(1);
});

const picture = (headers: object, id: string, method = 'GET'): Promise<Answer> =>
  port.call(method, `/30042/picture/${id}`, { ...headers });

it('shows a picture to a session of its reader, who may keep it and asks each time', async () => {
  for (const [session, id] of [
    [portal, 'for-portal'],
    [staff, 'for-staff'],
    [{ cookie: `${portal.cookie}; ${staff.cookie}` }, 'for-portal'],
  ] as const) {
    const { status, text, headers } = await picture(session, id);
    expect([status, text]).toEqual([200, 'pixels']);
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    });
    const again = await picture({ ...session, 'if-none-match': headers.etag }, id);
    expect([again.status, again.text, again.headers.etag]).toEqual([304, '', headers.etag]);
  }
  expect(await picture(staff, 'for-staff', 'HEAD')).toMatchObject({ status: 200, text: '' });
});

it('shows nobody else one, whatever they say they have kept; and says so where nobody can say', async () => {
  for (const [session, id] of [
    [portal, 'for-staff'],
    [staff, 'for-portal'],
    [{}, 'for-portal'],
    [{}, 'for-visitor'],
    [{ ...portal, 'if-none-match': '"for-staff"' }, 'for-staff'],
  ] as const)
    expect(await picture(session, id)).toMatchObject({ status: 404 });
  expect((await picture(staff, 'away')).status).toBe(503);
});

it('answers HEAD without a body and nothing but GET and HEAD', async () => {
  const head = await download(staff, 'for-staff', 'HEAD');
  expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', '7']);
  expect((await download(staff, 'for-staff', 'POST')).status).toBe(405);
});

it('takes only what its owner lets in: 403 where it says no, 503 where it does not answer, and nothing is kept', async () => {
  expect((await upload(staff, 'x', '?name=x&kind=letter')).status).toBe(403);
  const away = await upload(staff, 'x', '?name=x&kind=away');
  expect([away.status, away.headers['retry-after']]).toEqual([503, '2']);
  expect(port.seen.uploads).toEqual([]);
});

it('says which quota was met, with its figure, and when to come again', async () => {
  const answer = await upload(staff, 'x', '?name=beyond-stock.csv');
  expect([answer.status, answer.headers['retry-after'], JSON.parse(answer.text)]).toEqual([
    429,
    '3600',
    {
      errors: [
        {
          message: 'All of a store have at most 160 files handed in at a time; a file goes after a day.',
          extensions: { code: 'UPLOAD_QUOTA', limit: 'store.files', most: 160 },
        },
      ],
    },
  ]);
});

it('answers 503, and neither 404 nor the file, where its owner does not answer', async () => {
  const answer = await download(staff, 'away');
  expect([answer.status, JSON.parse(answer.text)]).toMatchObject([
    503,
    { errors: [{ extensions: { code: 'UNAVAILABLE' } }] },
  ]);
});

it('shows what a store looks like to everyone, whoever they are, for good', async () => {
  const look = (headers: object, id = 'for-visitor', method = 'GET'): Promise<Answer> =>
    port.call(method, `/30042/look/${id}`, { ...headers });
  for (const session of [{}, portal, staff, { cookie: 'kommis_30042_portal=ended' }]) {
    const { status, text, headers } = await look(session);
    expect([status, text]).toEqual([200, 'pixels']);
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    });
  }
  expect(await look({}, 'for-visitor', 'HEAD')).toMatchObject({ status: 200, text: '' });
  // What somebody’s session would show them is not shown here.
  for (const session of [portal, staff]) expect((await look(session, 'for-staff')).status).toBe(404);
  for (const id of ['x', '..', '%2e%2e', 'away.png'])
    expect((await look({}, id)).headers['cache-control']).not.toContain('public');
  expect((await look({}, 'away')).status).toBe(503);
  expect((await port.call('GET', '/3004/look/for-visitor')).status).toBe(404);
});
