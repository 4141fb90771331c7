import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'graphql';
import { visitor } from '../services/kernel/actor/actor';
import { internalKeys } from '../services/kernel/subgraph/internal-token';
import type { Credential } from '../services/kernel/subgraph/port';
import { serveSubgraph } from '../services/kernel/subgraph/serve';
import { remoteResolveActor, remoteSubgraph } from './remote-subgraph';
import { actorOf, fakeEngine, fakeSubgraphs, type Behaviour } from './testing/graph';
import { openPort } from './testing/port';
import { behindGateway, webProxy } from './web-proxy';

const { privateKey, publicKey } = internalKeys(randomBytes(32));
const SECRET = randomBytes(32).toString('base64url');
const behaviour: Behaviour = { asked: [], before: {} };
const asked: Credential[] = [];
const servers: Server[] = [];
const sockets = new Set<unknown>();

async function listen(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function remotes(key = publicKey) {
  const made = [];
  for (const subgraph of fakeSubgraphs(behaviour)) {
    const resolveActor = (credential: Credential) => {
      asked.push(credential);
      return Promise.resolve(credential.storeId === '30042' ? visitor('30042') : null);
    };
    const server = serveSubgraph({
      subgraph,
      publicKey: key,
      ready: () => Promise.resolve(true),
      resolveActor,
    });
    server.on('connection', (socket) => sockets.add(socket));
    made.push({ name: subgraph.name, url: await listen(server), privateKey });
  }
  return made;
}

beforeEach(() => {
  behaviour.asked = [];
  behaviour.before = {};
});
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

const text = '{ people { nodes { name balance } } }';
const context = {
  actor: actorOf('portal'),
  requestId: 'request-1',
  operation: 'Split',
  address: '192.0.2.7',
  keep: 'shared' as const,
};

it('answers the same when the services are processes of their own, as the same actor', async () => {
  const local = await fakeEngine(behaviour);
  const expected = await local.engine.execute({ document: parse(text), text }, context);
  const wanted = behaviour.asked;
  behaviour.asked = [];
  const split = await fakeEngine(behaviour, undefined, (await remotes()).map(remoteSubgraph));
  expect(await split.engine.execute({ document: parse(text), text }, context)).toEqual(expected);
  expect(JSON.parse(JSON.stringify(behaviour.asked))).toEqual(JSON.parse(JSON.stringify(wanted)));
  expect(behaviour.asked[0]?.actor).toEqual(actorOf('portal'));
});

it('keeps its connections open', async () => {
  sockets.clear();
  const [people] = (await remotes()).map(remoteSubgraph);
  for (let at = 0; at < 20; at++) await people!.execute({ ...context, query: '{ people { nodes { id } } }' });
  expect(sockets.size).toBeLessThanOrEqual(2);
});

it('is not believed with another key, and says nothing of why or where', async () => {
  const strangers = (await remotes(internalKeys(randomBytes(32)).publicKey)).map(remoteSubgraph);
  const { engine } = await fakeEngine(behaviour, undefined, strangers);
  const result = await engine.execute({ document: parse(text), text }, context);
  expect(result.errors?.map((error) => error.extensions)).toEqual([{ code: 'UNAVAILABLE' }]);
  expect(JSON.stringify(result)).not.toMatch(/127\.0\.0\.1|401/);
  expect(behaviour.asked).toEqual([]);
});

it('gives up a service that does not answer in time', async () => {
  behaviour.before.people = () => new Promise((done) => setTimeout(done, 1_000));
  const [people] = (await remotes()).map(remoteSubgraph);
  await expect(people!.execute({ ...context, query: '{ boom }', deadlineMs: 50 })).rejects.toThrow(
    /abort|timeout/i,
  );
});

it('follows no redirect with its token', async () => {
  const url = await listen(
    createServer((_, response) => response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end()),
  );
  const people = remoteSubgraph({ name: 'people', url, privateKey });
  await expect(people.execute({ ...context, query: '{ boom }' })).rejects.toThrow();
});

it('asks identity who is asking, with the credential as it came', async () => {
  const [first] = await remotes();
  const resolve = remoteResolveActor(first!);
  const credential: Credential = {
    storeId: '30042',
    kind: 'portal',
    sessionToken: 't',
    userAgent: 'x',
    address: '192.0.2.7',
  };
  expect(await resolve(credential)).toEqual(visitor('30042'));
  expect(await resolve({ ...credential, storeId: '99999' })).toBeNull();
  expect(asked[0]).toEqual(credential);
});

describe('the web as a process of its own', () => {
  it('gets the request as the gateway rewrote it, and its answer comes back whole', async () => {
    const url = await listen(
      createServer((request, response) => {
        response.setHeader('set-cookie', ['a=1', 'b=2']);
        response.writeHead(418, {
          'x-seen': `${request.method} ${request.url} ${request.headers['x-forwarded-proto']}`,
        });
        request.pipe(response);
      }),
    );
    const port = await openPort('https://shop.example', undefined, undefined, webProxy(url, SECRET));
    const answer = await port.call(
      'POST',
      '/30042/log-in?x=1',
      { origin: 'https://shop.example' },
      'the body',
    );
    expect([answer.status, answer.text, answer.headers['x-seen']]).toEqual([
      418,
      'the body',
      'POST /30042/log-in?x=1 https',
    ]);
    expect(answer.headers['set-cookie']).toEqual(['a=1', 'b=2']);
    await port.http.stop(0);
  });

  it('answers only what the gateway passed on, and does not see the secret', async () => {
    const seen: IncomingMessage[] = [];
    const url = await listen(
      createServer(
        behindGateway((request, response) => {
          seen.push(request);
          response.end('the web');
        }, SECRET),
      ),
    );
    const port = await openPort('https://shop.example', undefined, undefined, webProxy(url, SECRET));
    for (const headers of [
      {},
      { 'x-kommis-web': 'secret' },
      { 'x-kommis-here': 'yes', 'x-forwarded-for': '127.0.0.1' },
    ])
      for (const path of ['/', '/mailbox', '/30042', '/icon.svg'])
        expect((await fetch(url + path, { headers })).status).toBe(403);
    expect(seen).toEqual([]);
    expect((await port.call('GET', '/30042', { 'x-kommis-web': 'forged' })).text).toBe('the web');
    expect(seen[0]?.headers['x-kommis-web']).toBeUndefined();
    await port.http.stop(0);
  });

  it('is said to be away while it is, without its address', async () => {
    const port = await openPort(
      'https://shop.example',
      undefined,
      undefined,
      webProxy('http://127.0.0.1:1', SECRET),
    );
    const answer = await port.call('GET', '/30042');
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '2']);
    expect(answer.text).not.toMatch(/127|ECONN/);
    await port.http.stop(0);
  });
});
