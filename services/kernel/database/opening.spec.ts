import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { testDatabase, type TestDatabase } from '../testing/database';
import { Database } from './database';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** A way to the database on which the first ones who come hear nothing. */
async function slowAtFirst(silent: number): Promise<{ url: string; came: () => number; close: () => void }> {
  const url = new URL(database.urlOf('kommis_customers'));
  const path = `${decodeURIComponent(url.hostname)}/.s.PGSQL.${url.port || '5432'}`;
  const sockets: Socket[] = [];
  let came = 0;
  const server = createServer((socket) => {
    came += 1;
    sockets.push(socket.on('error', () => undefined));
    if (came <= silent) return;
    const behind = connect({ path }).on('error', () => undefined);
    sockets.push(behind);
    socket.pipe(behind).pipe(socket);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = (): void => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { url: url.toString(), came: () => came, close };
}

test('a database that answers only after some who asked heard nothing is opened; one that never does is not', async () => {
  const slow = await slowAtFirst(2);
  const opened = await new Database({ url: slow.url, connectTimeoutMs: 300 }).open();
  expect(slow.came()).toBeGreaterThan(2);
  await opened.close();
  slow.close();
  const silent = await slowAtFirst(1000);
  await expect(new Database({ url: silent.url, connectTimeoutMs: 100 }).open()).rejects.toThrow(/timeout/i);
  expect(silent.came()).toBe(5);
  silent.close();
});
