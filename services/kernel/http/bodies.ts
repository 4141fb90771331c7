import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpLimits } from './limits';
import { tooSlow, type Met } from './own-answer';
import { Pace } from './pace';

/** Why a body was not read to its end; what was not read stands in the way of the connection's next request. */
export class BodyRefused extends Error {
  constructor(readonly met: Met) {
    super(met.message);
  }
}

/** A body, whole; or what came of one that is longer, given back to the request for whoever reads on. */
export type Read = { body: Buffer } | 'longer';

const asked = new WeakMap<IncomingMessage, ServerResponse>();

/** Who waits for a word before sending a body (`Expect: 100-continue`) gets it only once we want to have it. */
export function askFirst(request: IncomingMessage, response: ServerResponse): void {
  asked.set(request, response);
}

/** Says that we want the body. */
export function wantBody(request: IncomingMessage): void {
  const response = asked.get(request);
  asked.delete(request);
  if (response && !response.headersSent) response.writeContinue();
}

/** Whether there is one to be read, or to be left. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

interface Reading {
  bytes: number;
  giveUp(met: Met): void;
}

/** Bodies on their way into memory. Nobody who sends one holds anything else meanwhile. */
export class Bodies {
  /** The one that began first stands first. */
  private readonly readings = new Set<Reading>();
  private bytes = 0;

  constructor(private readonly limits: HttpLimits) {}

  /** Reads a body of at most so many bytes. Throws BodyRefused where it does not come as bodies do. */
  async read(request: IncomingMessage, most: number): Promise<Read> {
    if (Number(request.headers['content-length'] ?? 0) > most) return 'longer';
    wantBody(request);
    const reading: Reading = { bytes: 0, giveUp: () => undefined };
    this.readings.add(reading);
    try {
      return await this.collect(request, most, reading);
    } finally {
      this.readings.delete(reading);
      this.bytes -= reading.bytes;
    }
  }

  private collect(request: IncomingMessage, most: number, reading: Reading): Promise<Read> {
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      const pace = new Pace(this.limits, () => reading.giveUp(tooSlow('pace', this.limits)));
      const late = setTimeout(() => reading.giveUp(tooSlow('body', this.limits)), this.limits.bodyMs);
      const onData = (chunk: Buffer): void => {
        chunks.push(chunk);
        pace.came(chunk.length);
        reading.bytes += chunk.length;
        this.add(chunk.length);
        if (reading.bytes <= most) return;
        leave();
        request.pause();
        request.unshift(Buffer.concat(chunks));
        resolve('longer');
      };
      const onEnd = (): void => (leave(), resolve({ body: Buffer.concat(chunks) }));
      const onError = (error: Error): void => (leave(), reject(error));
      const onClose = (): void => onError(new Error('The sender went away.'));
      const leave = (): void => {
        clearTimeout(late);
        pace.end();
        request.off('data', onData).off('end', onEnd).off('error', onError).off('close', onClose);
      };
      reading.giveUp = (met) => {
        leave();
        request.pause();
        reject(new BodyRefused(met));
      };
      request.on('data', onData).on('end', onEnd).on('error', onError).on('close', onClose);
    });
  }

  /** Memory is for those who send: whoever has been at it for longest makes room. */
  private add(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes <= this.limits.bodiesBytes) return;
    const [oldest] = this.readings;
    const message = `All bodies on their way have at most ${this.limits.bodiesBytes} bytes, and this took longest.`;
    oldest?.giveUp({ status: 503, code: 'TOO_BUSY', message, limit: 'bodiesBytes' });
  }
}

/** A body that is read as it comes, as slowly as a body may come. The reader's own pauses do not count. */
export async function* paced(
  request: IncomingMessage,
  chunks: AsyncIterable<Buffer>,
  limits: HttpLimits,
): AsyncGenerator<Buffer> {
  wantBody(request);
  const iterator = chunks[Symbol.asyncIterator]();
  let giveUp = (): void => undefined;
  const pace = new Pace(limits, () => giveUp());
  try {
    for (;;) {
      const next = iterator.next();
      // Where it is too slow nobody waits for it any more.
      next.catch(() => undefined);
      const slow = new Promise<never>((_, reject) => {
        giveUp = () => reject(new BodyRefused(tooSlow('pace', limits)));
      });
      pace.wait();
      const { done, value } = await Promise.race([next, slow]);
      pace.rest();
      if (done) return;
      pace.came(value.length);
      yield value;
    }
  } finally {
    pace.end();
    // Not waited for: what does not come cannot be left in order.
    void iterator.return?.().catch(() => undefined);
  }
}
