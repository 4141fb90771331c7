import type { Server } from 'node:http';
import { createServer, Server as NetServer, type AddressInfo, type ListenOptions } from 'node:net';
import { HTTP_LIMITS } from './limits';

/**
 * Node takes one new connection of a listening socket each time it goes round its loop. A thousand that come at once to a
 * process that is busy, as each is that has just started, would wait for a thousand rounds; with so many sockets on the
 * same port, for sixty.
 */
const DOORS = 16;

const doors = new WeakMap<Server, NetServer[]>();

type Where = ListenOptions & { port: number; host: string };

/** Listens, at many doors where the system has them. Rejects where the port is anybody's already, ours or not. */
export async function openDoors(server: Server, where: Where): Promise<void> {
  // Whoever shares a port with another process gets half of its visitors: nobody may be there before.
  const alone = createServer();
  await listening(alone, where);
  await new Promise((closed) => alone.close(closed));
  try {
    await listening(server, { ...where, reusePort: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw error;
    // A system without such ports.
    return listening(server, where);
  }
  const { port } = server.address() as AddressInfo;
  const opened = Array.from({ length: DOORS - 1 }, () => door(server));
  doors.set(server, opened);
  await Promise.all(opened.map((each) => listening(each, { ...where, port, reusePort: true })));
}

/** Lets nobody in any more; each of these is kept once everybody who came through that door has gone. */
export function closeDoors(server: Server): Promise<void>[] {
  return [server, ...(doors.get(server) ?? [])].map(
    (each) => new Promise<void>((closed) => NetServer.prototype.close.call(each, () => closed())),
  );
}

/** As http sets up its own. */
const door = (server: Server): NetServer =>
  createServer(
    {
      allowHalfOpen: true,
      noDelay: true,
      keepAlive: true,
      keepAliveInitialDelay: HTTP_LIMITS.idleMs,
    },
    (socket) => server.emit('connection', socket),
  );

function listening(server: NetServer, where: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(where, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
