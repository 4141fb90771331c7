import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { HttpLimits } from './limits';
import type { Met } from './own-answer';

interface Connection {
  address: string;
  /** Requests whose answers are not on their way to the end yet. */
  unanswered: Set<ServerResponse>;
  quietSince: number;
}

/** Every open connection of a port, and who of them may be closed when there must be room, or an end. */
export class Connections {
  private readonly open = new Map<Socket, Connection>();
  /** Those between two requests, the one that has been silent longest first. */
  private readonly quiet = new Set<Socket>();
  private readonly ofAddress = new Map<string, number>();

  constructor(
    private readonly limits: HttpLimits,
    /** Proxies speak for many: theirs are not counted by address. */
    private readonly isProxy: (address: string) => boolean,
    private readonly refuse: (socket: Socket, met: Met) => void,
  ) {}

  get size(): number {
    return this.open.size;
  }

  /** A connection was made. Where there are too many, one that says nothing makes room, or this one is refused. */
  add(socket: Socket): void {
    const address = socket.remoteAddress ?? '';
    this.open.set(socket, { address, unanswered: new Set(), quietSince: performance.now() });
    this.quiet.add(socket);
    const count = (this.ofAddress.get(address) ?? 0) + 1;
    this.ofAddress.set(address, count);
    socket.once('close', () => this.remove(socket, address));
    const { connections, connectionsOfAddress } = this.limits;
    if (count > connectionsOfAddress && !this.isProxy(address))
      this.makeRoom('connectionsOfAddress', ([, each]) => each.address === address);
    else if (this.open.size > connections) this.makeRoom('connections', () => true);
  }

  /** A request came; false where its connection has too many that wait already. */
  begin(request: IncomingMessage, response: ServerResponse): boolean {
    const { socket } = request;
    const connection = this.open.get(socket);
    if (!connection) return true;
    this.quiet.delete(socket);
    connection.unanswered.add(response);
    const end = (): void => this.end(socket, connection, response);
    response.once('finish', end).once('close', end);
    // Far beyond it they are only there to fill memory with.
    if (connection.unanswered.size > this.limits.unanswered * 2) socket.destroy();
    return connection.unanswered.size <= this.limits.unanswered;
  }

  /** What is being answered on a connection. */
  answersOf(socket: Socket): readonly ServerResponse[] {
    return [...(this.open.get(socket)?.unanswered ?? [])];
  }

  /** Closes those that have been silent for so long, and have every answer they waited for. */
  closeQuiet(ms: number): void {
    for (const socket of this.quiet) {
      if (performance.now() - (this.open.get(socket)?.quietSince ?? 0) < ms) return;
      this.quiet.delete(socket);
      socket.destroySoon();
    }
  }

  /** The answers that are being made. */
  *answers(): Generator<ServerResponse> {
    for (const { unanswered } of this.open.values()) yield* unanswered;
  }

  private makeRoom(
    limit: 'connections' | 'connectionsOfAddress',
    fits: (each: [Socket, Connection]) => boolean,
  ): void {
    for (const socket of this.quiet) {
      const connection = this.open.get(socket);
      if (!connection || !fits([socket, connection])) continue;
      this.quiet.delete(socket);
      const whose = limit === 'connections' ? 'open' : 'of one address';
      const message = `At most ${this.limits[limit]} connections are ${whose}, and this one was silent longest.`;
      return this.refuse(socket, { status: 503, code: 'TOO_BUSY', message, limit });
    }
  }

  private end(socket: Socket, connection: Connection, response: ServerResponse): void {
    connection.unanswered.delete(response);
    if (connection.unanswered.size > 0 || !this.open.has(socket)) return;
    connection.quietSince = performance.now();
    this.quiet.add(socket);
  }

  private remove(socket: Socket, address: string): void {
    this.open.delete(socket);
    this.quiet.delete(socket);
    const left = (this.ofAddress.get(address) ?? 1) - 1;
    if (left > 0) this.ofAddress.set(address, left);
    else this.ofAddress.delete(address);
  }
}
