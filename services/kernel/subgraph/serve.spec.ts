import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import { visitor } from '../actor/actor';
import { internalKeys, signInternal, type InternalClaims } from './internal-token';
import type { SubgraphRequest } from './port';
import { serveSubgraph } from './serve';

const keys = internalKeys(randomBytes(32));
const claims: InternalClaims = {
  purpose: 'execute',
  actor: visitor('30042'),
  requestId: 'r1',
  operation: 'X',
  address: '192.0.2.7',
};
let server: Server;
let url: string;
let asked: SubgraphRequest[] = [];
let isReady = true;

beforeAll(async () => {
  server = serveSubgraph({
    subgraph: {
      name: 'customers',
      execute: (request) => {
        asked.push(request);
        return Promise.resolve({ data: { ok: true } });
      },
    },
    publicKey: keys.publicKey,
    ready: () => Promise.resolve(isReady),
    files: {
      ...{ name: 'customers', uploads: ['import'] },
      mayUpload: (actor, kind) => Promise.resolve(actor.kind === 'visitor' && kind === 'import'),
      mayDownload: (actor, { fileId }) => Promise.resolve(actor.kind === 'visitor' && fileId === 'mine'),
    },
    resolveActor: ({ storeId }) => Promise.resolve(storeId === '30042' ? visitor(storeId) : null),
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((done) => server.close(done)));
beforeEach(() => (asked = []));

async function post(token: string | null, path = '/graphql', body: unknown = { query: '{ ok }' }) {
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  const response = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as unknown };
}

/** Everything right except what a test changes. */
function token(
  change: (jwt: SignJWT) => SignJWT = (jwt) => jwt,
  payload: object = claims,
  header = {},
): SignJWT {
  return change(
    new SignJWT({ ...payload })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'kommis-internal+jwt', ...header })
      .setIssuer('kommis-gateway')
      .setAudience('customers')
      .setIssuedAt()
      .setExpirationTime('60s'),
  );
}

it('runs what the gateway signed, as the actor the gateway named', async () => {
  const answer = await post(await signInternal(keys.privateKey, 'customers', claims), '/graphql', {
    query: '{ ok }',
    actor: { kind: 'system' },
    requestId: 'forged',
  });
  expect(answer).toEqual({ status: 200, body: { data: { ok: true } } });
  expect(asked).toMatchObject([
    { actor: claims.actor, requestId: 'r1', operation: 'X', address: '192.0.2.7' },
  ]);
});

describe('answers 401 and runs no resolver', () => {
  const refused: [string, () => string | null | Promise<string>][] = [
    ['without a token', () => null],
    ['with a token for another service', () => signInternal(keys.privateKey, 'commerce', claims)],
    [
      'with a token of another purpose',
      () => signInternal(keys.privateKey, 'customers', { ...claims, purpose: 'resolve-actor' }),
    ],
    [
      'with a token of another key',
      () => signInternal(internalKeys(randomBytes(32)).privateKey, 'customers', claims),
    ],
    ['with a token of another issuer', () => token((jwt) => jwt.setIssuer('someone')).sign(keys.privateKey)],
    [
      'with an expired token',
      () => token((jwt) => jwt.setExpirationTime(Math.floor(Date.now() / 1000) - 30)).sign(keys.privateKey),
    ],
    [
      'with a token that claims to live for a year',
      () => token((jwt) => jwt.setIssuedAt(1_700_000_000).setExpirationTime('1y')).sign(keys.privateKey),
    ],
    ['with a token of another type', () => token(undefined, claims, { typ: 'JWT' }).sign(keys.privateKey)],
    [
      'with a token without an actor',
      () => token(undefined, { ...claims, actor: null }).sign(keys.privateKey),
    ],
    [
      'with a token without a request id',
      () => token(undefined, { ...claims, requestId: undefined }).sign(keys.privateKey),
    ],
    [
      'with HS256 forged with the text of the public key',
      () => {
        const pem = keys.publicKey.export({ type: 'spki', format: 'pem' }) as string;
        return token(undefined, claims, { alg: 'HS256' }).sign(Buffer.from(pem));
      },
    ],
    [
      'with RS256 of a key of its own',
      () => {
        const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
        return token(undefined, claims, { alg: 'RS256' }).sign(privateKey);
      },
    ],
    [
      'with algorithm none',
      () => {
        const now = Math.floor(Date.now() / 1000);
        const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
        const payload = { ...claims, iss: 'kommis-gateway', aud: 'customers', iat: now, exp: now + 60 };
        return `${part({ alg: 'none', typ: 'kommis-internal+jwt' })}.${part(payload)}.`;
      },
    ],
  ];
  it.each(refused)('%s', async (_, make) => {
    expect(await post(await make())).toEqual({ status: 401, body: { error: 'unauthorised' } });
    expect(asked).toEqual([]);
  });
});

it('resolves an actor only for a token made for that', async () => {
  const credential = { storeId: '30042', kind: 'portal', sessionToken: null };
  const path = '/internal/resolve-actor';
  const good = await signInternal(keys.privateKey, 'customers', {
    ...claims,
    purpose: 'resolve-actor',
    actor: null,
  });
  expect(await post(good, path, credential)).toEqual({ status: 200, body: { actor: visitor('30042') } });
  expect(await post(good, path, { ...credential, storeId: '99999' })).toEqual({
    status: 200,
    body: { actor: null },
  });
  expect(
    (await post(await signInternal(keys.privateKey, 'customers', claims), path, credential)).status,
  ).toBe(401);
  expect((await post(null, path, credential)).status).toBe(401);
});

it('says whether it lives and whether it is ready, and has no other address', async () => {
  const status = async (path: string): Promise<number> => (await fetch(url + path)).status;
  expect(await status('/healthz')).toBe(200);
  expect(await status('/readyz')).toBe(200);
  isReady = false;
  expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503]);
  expect([await status('/graphql'), await status('/'), await status('/metrics')]).toEqual([404, 404, 404]);
});

it('makes the same keys of the same secret', () => {
  const seed = randomBytes(32);
  const pem = (): string => internalKeys(seed).publicKey.export({ type: 'spki', format: 'pem' }) as string;
  expect(pem()).toBe(pem());
  expect(pem()).not.toBe(keys.publicKey.export({ type: 'spki', format: 'pem' }));
});

it('says who may have a file to a token that was made for asking that, and names who asks', async () => {
  const ask = async (body: object, more: Partial<InternalClaims> = {}) =>
    post(
      await signInternal(keys.privateKey, 'customers', { ...claims, purpose: 'file', ...more }),
      '/internal/file',
      body,
    );
  expect(await ask({ kind: 'import', fileId: 'mine' })).toEqual({ status: 200, body: { may: true } });
  expect(await ask({ kind: 'import', fileId: 'theirs' })).toEqual({ status: 200, body: { may: false } });
  expect(await ask({ kind: 'import' })).toEqual({ status: 200, body: { may: true } });
  expect((await ask({})).status).toBe(400);
  expect((await ask({ kind: 'import' }, { purpose: 'execute' })).status).toBe(401);
  expect((await ask({ kind: 'import' }, { actor: null })).status).toBe(401);
  expect((await post(null, '/internal/file', { kind: 'import' })).status).toBe(401);
});
