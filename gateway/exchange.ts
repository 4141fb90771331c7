import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { paced, type Bodies } from '../services/kernel/http/bodies';
import type { HttpLimits } from '../services/kernel/http/limits';
import type { Sender } from './forwarding';
import type { Target } from './path';

/** A request, from a socket or from the web's server in this process: both take the same way. */
export interface Incoming {
  method: string;
  /** In its one spelling, without the query. */
  path: string;
  query: URLSearchParams;
  header(name: string): string | undefined;
  /** The whole body, or null when it is longer than allowed. Throws BodyRefused where it does not come as bodies do. */
  whole(limit: number): Promise<Buffer | null>;
  /** The body as it comes, at a sender's least pace. Whoever stops reading early can still be answered: the socket stays. */
  chunks(): AsyncIterable<Buffer>;
  /** Whether nobody is there any more to be answered. */
  isGone(): boolean;
  /** Called by our own web: its visitors' Origin was checked when they came in. */
  isOurWeb: boolean;
  /** The browser's address as far as it can be believed. */
  address: string;
}

/** An answer; the security headers are added on the way out. */
export interface Outgoing {
  status: number;
  headers?: Record<string, string>;
  body?: string | Readable;
}

/** What GraphQL clients expect of every answer, refusals too. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Outgoing {
  const all = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers };
  return { status, headers: all, body: JSON.stringify(body) };
}

/** A refusal in the shape of a GraphQL error. */
export function refused(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
  limit?: string,
): Outgoing {
  return json(status, { errors: [{ message, extensions: { code, ...(limit && { limit }) } }] }, headers);
}

/** How bodies are read. */
export interface Reading {
  bodies: Bodies;
  limits: HttpLimits;
}

/** The request of a socket, whose target has been read. */
export function fromNode(
  request: IncomingMessage,
  target: Target,
  { isOurWeb, address }: Sender,
  { bodies, limits }: Reading,
): Incoming {
  return {
    method: request.method ?? 'GET',
    path: target.path,
    query: new URLSearchParams(target.search),
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value[0] : value;
    },
    whole: async (limit) => {
      const read = await bodies.read(request, limit);
      return read === 'longer' ? null : read.body;
    },
    chunks: () =>
      paced(request, request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>, limits),
    isGone: () => request.socket.destroyed,
    isOurWeb,
    address,
  };
}

/** The request of the web's server in this process. */
export function fromWeb(request: Request, target: Target): Incoming {
  const header = (name: string): string | undefined => request.headers.get(name) ?? undefined;
  const chunks = (): AsyncIterable<Buffer> => (request.body ?? []) as unknown as AsyncIterable<Buffer>;
  return {
    method: request.method,
    path: target.path,
    query: new URLSearchParams(target.search),
    header,
    whole: (limit) => readWhole(Number(header('content-length') ?? 0), chunks(), limit),
    chunks,
    isGone: () => request.signal.aborted,
    isOurWeb: true,
    address: request.headers.get('x-forwarded-for') ?? 'unknown',
  };
}

/** Writes an answer to a socket. */
export async function toNode(answer: Outgoing, response: ServerResponse): Promise<void> {
  const { body } = answer;
  if (typeof body === 'string') {
    response.writeHead(answer.status, { ...answer.headers, 'content-length': Buffer.byteLength(body) });
    response.end(body);
    return;
  }
  response.writeHead(answer.status, answer.headers);
  if (body) await pipeline(body, response);
  else response.end();
}

/** The answer for the web's server. */
export function toWeb(answer: Outgoing): Response {
  const body =
    answer.body instanceof Readable
      ? (Readable.toWeb(answer.body) as unknown as ReadableStream)
      : answer.body;
  return new Response(body ?? null, { status: answer.status, headers: answer.headers });
}

/** Of what is in this process already. */
async function readWhole(said: number, from: AsyncIterable<Buffer>, limit: number): Promise<Buffer | null> {
  if (said > limit) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of from) {
    size += chunk.length;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
