import { Client, fetchExchange } from '@urql/core';
import { GATEWAY_TIMEOUT_MS, GATEWAY_URL, KOMMIS_WEB_SECRET, PUBLIC_URL } from '$app/env/private';
import { OPERATION_BYTES } from '#lib/server/limits.ts';

export interface GraphOptions {
  /** `/30042/graphql` or `/30042/console/graphql`. */
  path: string;
  token: string | null;
  requestId: string;
  /** The reader's address, for the limiter that counts failures per address. */
  clientAddress: string;
  /** How long to wait; pages do not, the reading of a large file may. */
  timeoutMs?: number;
}

/** Reaches the gateway without a socket where both share a process, over HTTP otherwise. */
function reach(request: Request): Promise<Response> {
  const inProcess = globalThis.__kommisGateway;
  if (inProcess) return inProcess(request);
  if (GATEWAY_URL) return fetch(request);
  return Promise.reject(new Error('neither a gateway in this process nor GATEWAY_URL'));
}

/** What the gateway says to an operation of that size. */
function tooLarge(): Response {
  const error = { message: 'An operation has at most 1 MB.', extensions: { code: 'TOO_LARGE' } };
  return Response.json({ errors: [error] }, { status: 413 });
}

/** One request of ours to the gateway, with the reader's credential, address and request id on it. */
export function callGateway(
  input: RequestInfo | URL,
  init: RequestInit | undefined,
  { token, requestId, clientAddress, timeoutMs = GATEWAY_TIMEOUT_MS }: GraphOptions,
): Promise<Response> {
  if (typeof init?.body === 'string' && Buffer.byteLength(init.body) > OPERATION_BYTES)
    return Promise.resolve(tooLarge());
  const signal = AbortSignal.timeout(timeoutMs);
  const request = new Request(input, { ...init, signal });
  request.headers.set('x-request-id', requestId);
  request.headers.set('x-forwarded-for', clientAddress);
  if (KOMMIS_WEB_SECRET && !globalThis.__kommisGateway) {
    request.headers.set('x-kommis-web', KOMMIS_WEB_SECRET);
  }
  if (token) request.headers.set('authorization', `Session ${token}`);
  return reach(request);
}

/** Where a path of the gateway is, as seen from this server. */
export function gatewayAddress(path: string): string {
  return (GATEWAY_URL ?? PUBLIC_URL) + path;
}

/** A client for one request: nothing of one reader can reach another. */
export function createGraph(options: GraphOptions): Client {
  return new Client({
    url: gatewayAddress(options.path),
    exchanges: [fetchExchange],
    preferGetMethod: false,
    fetch: (input, init) => callGateway(input, init, options),
  });
}
