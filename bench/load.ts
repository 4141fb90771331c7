import { connect, type Socket } from 'node:net';

/** One answer, as far as the measurement looks at it. */
export interface Answer {
  status: number;
  body: Buffer;
}

/** What a slice of load found. */
export interface Slice {
  /** Milliseconds of every operation that ended within the measured part. */
  latencies: number[];
  measuredMs: number;
  /** Everything that was asked, the part that is thrown away included. */
  asked: number;
}

/**
 * A keep-alive connection that reads just enough HTTP: on a machine with two cores a heavier client would
 * take from what it measures.
 */
export class Connection {
  private socket: Socket | undefined;
  private chunks: Buffer[] = [];
  private received = 0;
  private settle: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined;
  private head: { status: number; bodyAt: number; length: number } | undefined;

  constructor(private readonly port: number) {}

  send(request: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
      this.open().write(request);
    });
  }

  close(): void {
    this.socket?.destroy();
    this.socket = undefined;
  }

  private open(): Socket {
    if (this.socket) return this.socket;
    const socket = connect({ port: this.port, host: '127.0.0.1', noDelay: true });
    const fail = (error: Error): void => {
      if (this.socket === socket) this.socket = undefined;
      this.settle?.reject(error);
    };
    socket.on('data', (chunk) => this.receive(chunk));
    socket.on('error', fail);
    socket.on('close', () => fail(new Error('The connection was closed')));
    return (this.socket = socket);
  }

  private receive(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.received += chunk.length;
    this.head ??= this.readHead();
    if (!this.head) return;
    const { status, bodyAt, length } = this.head;
    const isWhole = length >= 0 ? this.received >= bodyAt + length : endsChunked(this.whole());
    if (!isWhole) return;
    const body = this.whole().subarray(bodyAt);
    const settle = this.settle;
    this.chunks = [];
    this.received = 0;
    this.head = undefined;
    this.settle = undefined;
    settle?.resolve({ status, body });
  }

  private readHead(): { status: number; bodyAt: number; length: number } | undefined {
    const whole = this.whole();
    const end = whole.indexOf('\r\n\r\n');
    if (end < 0) return undefined;
    const head = whole.toString('latin1', 0, end);
    const length = /^content-length: (\d+)/im.exec(head)?.[1];
    return {
      status: Number(head.slice(9, 12)),
      bodyAt: end + 4,
      length: length === undefined ? -1 : Number(length),
    };
  }

  private whole(): Buffer {
    if (this.chunks.length > 1) this.chunks = [Buffer.concat(this.chunks)];
    return this.chunks[0] ?? Buffer.alloc(0);
  }
}

function endsChunked(whole: Buffer): boolean {
  return whole.subarray(-5).equals(Buffer.from('0\r\n\r\n'));
}

/** Sends requests over so many connections for so long; the first part is thrown away. Any refusal ends the run. */
export async function loadFor(
  connections: readonly Connection[],
  nextRequest: () => Buffer,
  isGood: (answer: Answer) => boolean,
  times: { warmUpMs: number; measuredMs: number },
): Promise<Slice> {
  const from = performance.now() + times.warmUpMs;
  const until = from + times.measuredMs;
  const latencies: number[] = [];
  let asked = 0;
  await Promise.all(
    connections.map(async (connection) => {
      for (let startedAt = performance.now(); startedAt < until;) {
        asked += 1;
        const answer = await connection.send(nextRequest());
        const now = performance.now();
        if (!isGood(answer))
          throw new Error(`Status ${answer.status}: ${answer.body.toString('utf8', 0, 400)}`);
        if (now >= from && now <= until) latencies.push(now - startedAt);
        startedAt = now;
      }
    }),
  );
  return { latencies, measuredMs: times.measuredMs, asked };
}
