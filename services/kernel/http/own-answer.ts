import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import type { HttpLimits } from './limits';

/** A limit that a request met: the answer names it, so that its sender knows what to change. */
export interface Met {
  status: number;
  code: string;
  message: string;
  limit?: string;
}

/** The body of a refusal, in the shape of a GraphQL error: every client of ours reads that. */
export function refusalOf({ code, message, limit }: Met): string {
  return JSON.stringify({
    errors: [{ message, extensions: { code, ...(limit === undefined ? {} : { limit }) } }],
  });
}

/** Headers of an answer that Node would have given by itself, without any of ours. */
export type OwnHeaders = () => Record<string, string>;

/** Writes an answer where there is no request to answer, and ends the connection. */
export function answerSocket(socket: Socket, met: Met, headers: Record<string, string>): void {
  if (!socket.writable) return void socket.destroy();
  const body = refusalOf(met);
  const lines = Object.entries({
    ...headers,
    ...(met.status === 503 ? { 'retry-after': '1' } : {}),
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${met.status} ${STATUS_CODES[met.status] ?? ''}\r\n${lines.join('')}\r\n${body}`);
  // Who does not take the answer is not waited for.
  socket.destroySoon();
}

/** What Node's parser found, in words. */
export function metBy(error: NodeJS.ErrnoException, limits: HttpLimits): Met {
  switch (error.code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return tooSlow('head', limits);
    case 'HPE_HEADER_OVERFLOW':
      return {
        status: 431,
        code: 'HEAD_TOO_LARGE',
        message: 'A head has at most 16 kB.',
        limit: 'headBytes',
      };
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return {
        status: 413,
        code: 'TOO_LARGE',
        message: 'Extensions of a chunk have at most 16 kB.',
        limit: 'chunkBytes',
      };
    default:
      return { status: 400, code: 'BAD_REQUEST', message: 'This is no request of HTTP.' };
  }
}

/** What came too slowly to wait for. */
export function tooSlow(what: 'head' | 'body' | 'pace', limits: HttpLimits): Met {
  const seconds = (ms: number): string => `${Math.round(ms / 1000)} s`;
  const [limit, message] = {
    head: [
      'headMs',
      `A request comes within ${seconds(limits.headMs)}, with a long body ${seconds(limits.requestMs)}.`,
    ],
    body: ['bodyMs', `A form or an operation comes within ${seconds(limits.bodyMs)}.`],
    pace: ['leastBytesPerSecond', `At least ${limits.leastBytesPerSecond} bytes of a body come in a second.`],
  }[what] as [string, string];
  return { status: 408, code: 'TOO_SLOW', message, limit };
}
