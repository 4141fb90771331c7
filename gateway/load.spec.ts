import { Agent, request } from 'node:http';
import { JSON_TYPE, openPort, OPERATION } from './testing/port';

const URL = 'http://localhost:3000';

/** Holds every operation until it is told to go on. */
function gate() {
  let open = (): void => undefined;
  const opened = new Promise<void>((done) => (open = done));
  return { wait: () => opened, open };
}

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((done) => setTimeout(done, 5));
};

it('answers 503 at once beyond so many operations at a time, and recovers', async () => {
  const port = await openPort(URL, undefined, 5);
  const held = gate();
  port.seen.before = held.wait;
  const calls = Array.from({ length: 5 }, () => port.call('POST', '/30042/graphql', JSON_TYPE, OPERATION));
  await until(() => port.seen.operations.length === 5);
  const more = await Promise.all(
    Array.from({ length: 20 }, () => port.call('POST', '/30042/graphql', JSON_TYPE, OPERATION)),
  );
  expect(new Set(more.map(({ status, headers }) => `${status} ${headers['retry-after']}`))).toEqual(
    new Set(['503 1']),
  );
  expect((await port.call('GET', '/healthz')).status).toBe(200);
  held.open();
  expect((await Promise.all(calls)).map(({ status }) => status)).toEqual(Array(5).fill(200));
  expect((await port.call('POST', '/30042/graphql', JSON_TYPE, OPERATION)).status).toBe(200);
  await port.http.stop(0);
});

it('finishes what is under way when it is stopped, takes no more, and does not wait for idle connections', async () => {
  const port = await openPort(URL);
  const held = gate();
  port.seen.before = held.wait;
  const agent = new Agent({ keepAlive: true });
  const answered = new Promise<{ status?: number; connection?: string }>((done, failed) => {
    const options = {
      port: port.port,
      host: '127.0.0.1',
      path: '/30042/graphql',
      method: 'POST',
      headers: JSON_TYPE,
      agent,
    };
    request(options, (response) => {
      response
        .resume()
        .on('end', () => done({ status: response.statusCode, connection: response.headers.connection }));
    })
      .on('error', failed)
      .end(OPERATION);
  });
  await until(() => port.seen.operations.length === 1);
  const stopped = port.http.stop();
  await expect(port.call('GET', '/healthz')).rejects.toThrow(/ECONNREFUSED|ECONNRESET/);
  held.open();
  expect((await answered).status).toBe(200);
  await stopped;
  agent.destroy();
});

it('ends what does not finish within the grace', async () => {
  const port = await openPort(URL);
  port.seen.before = () => new Promise(() => undefined);
  const call = expect(port.call('POST', '/30042/graphql', JSON_TYPE, OPERATION)).rejects.toThrow();
  await until(() => port.seen.operations.length === 1);
  await port.http.stop(50);
  await call;
});

it('logs nothing as a fault when a client goes away in the middle', async () => {
  const port = await openPort(URL);
  const sent = request({
    port: port.port,
    host: '127.0.0.1',
    path: '/30042/graphql',
    method: 'POST',
    headers: { ...JSON_TYPE, 'content-length': '500' },
  });
  sent.on('error', () => undefined);
  sent.write('{"query":');
  await new Promise((done) => setTimeout(done, 50));
  sent.destroy();
  await new Promise((done) => setTimeout(done, 50));
  expect(port.seen.lines.filter(({ level }) => level === 'error')).toEqual([]);
  await port.http.stop(0);
});
