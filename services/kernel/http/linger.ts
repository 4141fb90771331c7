import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { HttpLimits } from './limits';

/** How often what was thrown away is counted. */
const LOOK_MS = 50;

/**
 * The end of a connection, whoever ends it. A socket that is closed while its sender is still sending resets the
 * sender, and an answer on the way to him is lost: he would read of a broken line where we told him which limit he
 * met. So ours ends first, and his is waited for: what still comes is thrown away, as far as the limits go.
 */
export class Lingering {
  /** How many requests each was sent after its last answer; the connection that ended first stands first. */
  private readonly sockets = new Map<Socket, number>();

  constructor(
    private readonly limits: HttpLimits,
    /** What is not answered to the end on a connection, in the order in which it came. */
    private readonly answersOf: (socket: Socket) => readonly ServerResponse[],
  ) {}

  /** Makes this the way in which a connection ends, also for Node, which ends one after its last answer. */
  add(socket: Socket): void {
    socket.destroySoon = () => this.end(socket);
    // Where Node has let go of it nobody else hears of a reset, which would end the process.
    socket.on('error', () => undefined);
  }

  /** Leaves what comes on a connection that has had its last answer; false where it is for us. */
  leaves(socket: Socket): boolean {
    const count = this.sockets.get(socket);
    if (count === undefined) return false;
    this.sockets.set(socket, count + 1);
    // Pausing does not reach what has come already: far too many are only there to fill memory with.
    if (count >= this.limits.unanswered * 2) socket.destroy();
    else socket.pause();
    return true;
  }

  private end(socket: Socket): void {
    if (socket.destroyed || this.sockets.has(socket)) return;
    this.sockets.set(socket, 0);
    socket.once('close', () => this.sockets.delete(socket));
    socket.end();
    const wait = (): void => this.waitFor(socket);
    if (socket.writableFinished) wait();
    else socket.once('finish', wait);
    this.discard(socket);
    this.makeRoom();
  }

  /** Until the other end has been closed, too; not for long, and not for much. */
  private waitFor(socket: Socket): void {
    const close = (): void => void socket.destroy();
    if (socket.readableEnded) return close();
    const most = socket.bytesRead + this.limits.lingerBytes;
    const late = setTimeout(close, this.limits.lingerMs);
    const look = setInterval(() => socket.bytesRead > most && socket.pause(), LOOK_MS);
    socket.once('end', close).once('close', () => {
      clearTimeout(late);
      clearInterval(look);
    });
  }

  private discard(socket: Socket): void {
    const [answered, ...behind] = this.answersOf(socket);
    // What stands behind it is not worked for any more: it ends with the connection.
    if (behind.length > 0) return void socket.pause();
    const body = answered && !answered.req.complete ? answered.req : null;
    if (!body) return void socket.resume();
    // Whoever was reading it has answered, and wants no more of it.
    body.unpipe();
    body.removeAllListeners('data').removeAllListeners('readable');
    body.on('error', () => undefined).resume();
  }

  /** They cost a connection each, and nobody waits for them: there may only be so many. */
  private makeRoom(): void {
    const [oldest] = this.sockets.keys();
    if (this.sockets.size > this.limits.lingering) oldest?.destroy();
  }
}
