import { connect, type Socket } from 'node:net';

/** One open page: what it hears of what was sold, and when. */
export class OpenPage {
  /** From a sale's answer until it was told, in milliseconds. */
  readonly tookMs: number[] = [];
  private readonly soldAt: number[] = [];
  /** Told before the till had its answer. */
  private early = 0;

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => this.hear(chunk.toString('latin1')));
  }

  /** Opens one, and waits until it is greeted. */
  static at(port: number, storeId: string, token: string): Promise<OpenPage> {
    return new Promise((opened, failed) => {
      const socket = connect({ port, host: '127.0.0.1' });
      socket.write(
        `GET /${storeId}/notices HTTP/1.1\r\nhost: localhost\r\naccept: text/event-stream\r\nauthorization: Session ${token}\r\n\r\n`,
      );
      socket.once('error', failed);
      socket.once('data', (chunk: Buffer) => {
        const said = chunk.toString('latin1');
        if (said.startsWith('HTTP/1.1 200')) opened(new OpenPage(socket));
        else failed(new Error(said.slice(0, 400)));
      });
    });
  }

  /** Sales that it was not told of. */
  get waiting(): number {
    return this.soldAt.length;
  }

  /** Something of its reader was sold: the till has its answer. */
  sold(): void {
    if (this.early === 0) return void this.soldAt.push(performance.now());
    this.early -= 1;
    this.tookMs.push(0);
  }

  close(): void {
    this.socket.destroy();
  }

  private hear(said: string): void {
    if (!said.includes('event: changed')) return;
    // One notice is for all that was sold by then.
    const now = performance.now();
    if (this.soldAt.length === 0) this.early += 1;
    for (const at of this.soldAt.splice(0)) this.tookMs.push(now - at);
  }
}
