import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { KeyObject } from 'node:crypto';
import type { Actor } from '../actor/actor';
import type { FileOwner } from '../file/owned';
import { Bodies, BodyRefused } from '../http/bodies';
import { HTTP_LIMITS, type HttpLimits } from '../http/limits';
import { openPort, type Port } from '../http/port';
import { verifyInternal, type InternalPurpose } from './internal-token';
import { KEEPS, type Credential, type Subgraph } from './port';

/** What a service's own process answers to; nothing else has an address there. */
export interface ServeOptions {
  subgraph: Subgraph;
  /** The gateway's public key: whoever signs with the other half is our gateway. */
  publicKey: KeyObject;
  /** Whether the database answers and migrations are done. */
  ready: () => Promise<boolean>;
  /** Only the service that keeps log-ins has it. */
  resolveActor?: (credential: Credential) => Promise<Actor | null>;
  /** Answers for the files the service owns. */
  files?: FileOwner;
  /** Told of what went wrong; never of what was asked. */
  report?: (error: unknown, requestId: string | null) => void;
  /** Shorter in a test. */
  limits?: HttpLimits;
}

const BODY_LIMIT = 2 * 1024 * 1024;

/** How the service answers: its own port's bodies, too. */
interface Serving extends ServeOptions {
  bodies: Bodies;
}

/**
 * One service behind HTTP for the split topology. The caller listens, and stops it. It is the gateway that has places; here
 * whoever cannot sign is refused before anything of his is read.
 */
export function subgraphPort(options: ServeOptions): Port {
  const { limits = HTTP_LIMITS } = options;
  const serving: Serving = { ...options, bodies: new Bodies(limits) };
  return openPort({
    limits,
    handle(request, response) {
      answer(serving, request, response).catch((error: unknown) => {
        if (response.destroyed) return;
        if (error instanceof BodyRefused) return refuseBody(response, error);
        options.report?.(error, null);
        if (!response.headersSent) send(response, 500, { error: 'internal' });
        else response.destroy();
      });
    },
  });
}

/** The same for who only listens and closes. */
export const serveSubgraph = (options: ServeOptions): Server => subgraphPort(options).server;

/** What was not read stands in the way of the connection's next request. */
function refuseBody(response: ServerResponse, { met }: BodyRefused): void {
  response.setHeader('connection', 'close');
  send(response, met.status, { error: met.code, limit: met.limit });
}

async function answer(options: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const route = `${request.method} ${request.url}`;
  if (route === 'GET /healthz') return send(response, 200, { live: true });
  if (route === 'GET /readyz') {
    const ready = await options.ready().catch(() => false);
    return send(response, ready ? 200 : 503, { ready });
  }
  if (route === 'POST /graphql') return graphql(options, request, response);
  if (route === 'POST /internal/resolve-actor' && options.resolveActor)
    return resolveActor(options, options.resolveActor, request, response);
  if (route === 'POST /internal/file' && options.files)
    return mayFile(options, options.files, request, response);
  send(response, 404, { error: 'not found' });
}

async function graphql(options: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const claims = await claimsOf(options, request, 'execute');
  // Refused before the body is even read: no resolver can have run.
  if (!claims?.actor) return send(response, 401, { error: 'unauthorised' });
  const body = await readJson(options, request);
  if (!body || typeof body.query !== 'string') return send(response, 400, { error: 'bad request' });
  const result = await options.subgraph.execute({
    query: body.query,
    operationName: typeof body.operationName === 'string' ? body.operationName : undefined,
    variables: isRecord(body.variables) ? body.variables : undefined,
    deadlineMs: typeof body.deadlineMs === 'number' ? body.deadlineMs : undefined,
    actor: claims.actor,
    requestId: claims.requestId,
    operation: claims.operation,
    address: claims.address ?? undefined,
    keep: KEEPS.find((each) => each === body.keep),
  });
  send(response, 200, result);
}

async function resolveActor(
  options: Serving,
  resolve: (credential: Credential) => Promise<Actor | null>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const claims = await claimsOf(options, request, 'resolve-actor');
  if (!claims) return send(response, 401, { error: 'unauthorised' });
  const body = await readJson(options, request);
  if (!body || typeof body.storeId !== 'string') return send(response, 400, { error: 'bad request' });
  send(response, 200, { actor: await resolve(body as unknown as Credential) });
}

/** May the actor of the token hand in a file of this kind, or have this one? */
async function mayFile(
  options: Serving,
  owner: FileOwner,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const claims = await claimsOf(options, request, 'file');
  if (!claims?.actor) return send(response, 401, { error: 'unauthorised' });
  const body = await readJson(options, request);
  const { kind, fileId } = body ?? {};
  if (typeof kind !== 'string') return send(response, 400, { error: 'bad request' });
  const may =
    typeof fileId === 'string'
      ? await owner.mayDownload(claims.actor, { kind, fileId })
      : await owner.mayUpload(claims.actor, kind);
  send(response, 200, { may });
}

async function claimsOf(options: ServeOptions, request: IncomingMessage, purpose: InternalPurpose) {
  const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (!token) return null;
  return verifyInternal(options.publicKey, options.subgraph.name, purpose, token).catch(() => null);
}

async function readJson(
  { bodies }: Serving,
  request: IncomingMessage,
): Promise<Record<string, unknown> | null> {
  const read = await bodies.read(request, BODY_LIMIT);
  if (read === 'longer') return null;
  try {
    const body: unknown = JSON.parse(read.body.toString('utf8'));
    return isRecord(body) ? body : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(body));
}
