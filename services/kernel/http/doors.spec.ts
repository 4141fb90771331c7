import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setImmediate as round } from 'node:timers/promises';
import { closeDoors, openDoors } from './doors';

const where = { port: 0, host: '127.0.0.1', backlog: 512 };
const open: Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    await Promise.all(closeDoors(server));
  }
});

async function opened(port = 0): Promise<{ server: Server; port: number }> {
  const server = createServer((_request, response) => response.end('here'));
  await openDoors(server, { ...where, port });
  open.push(server);
  return { server, port: (server.address() as AddressInfo).port };
}
const get = (port: number): Promise<string> =>
  fetch(`http://127.0.0.1:${port}/`).then((answer) => answer.text());

test('many who come at one moment are let in within a few rounds, and not one a round', async () => {
  const { server, port } = await opened();
  let inside = 0;
  server.on('connection', () => (inside += 1));
  const sockets: Socket[] = Array.from({ length: 200 }, () => connect(port, '127.0.0.1'));
  let rounds = 0;
  for (; inside < 200 && rounds < 1_000; rounds += 1) await round();
  for (const socket of sockets) socket.destroy();
  expect([inside, rounds < 100]).toEqual([200, true]);
});

test('everybody is answered, through whichever door', async () => {
  const { port } = await opened();
  const answers = await Promise.all(Array.from({ length: 64 }, () => get(port)));
  expect(new Set(answers)).toEqual(new Set(['here']));
});

test('a port that is somebody’s is not shared: not with ourselves, and not with a stranger', async () => {
  const { port } = await opened();
  await expect(openDoors(createServer(), { ...where, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  const stranger = createServer();
  const failure = await new Promise<{ code?: string }>((failed) => {
    stranger.once('error', failed);
    stranger.listen(port, '127.0.0.1');
  });
  expect(failure.code).toBe('EADDRINUSE');
});

test('closed, they let nobody in, and the port is free for the next', async () => {
  const { server, port } = await opened();
  expect(await get(port)).toBe('here');
  server.closeAllConnections();
  await Promise.all(closeDoors(server));
  await expect(get(port)).rejects.toThrow();
  open.splice(0);
  const next = await opened(port);
  expect(await get(next.port)).toBe('here');
});
