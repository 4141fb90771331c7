import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Bodies, BodyRefused } from '../services/kernel/http/bodies';
import type { HttpLimits } from '../services/kernel/http/limits';
import { openPort, type Port } from '../services/kernel/http/port';
import { isUuid, newId } from '../services/kernel/id/id';
import { Admission, tooBusy } from './admission';
import { busyPage, type BusyWords } from './busy-page';
import { compressing } from './compress';
import { fromNode, fromWeb, refused, toNode, toWeb, type Outgoing } from './exchange';
import type { FilesEndpointOptions } from './files-endpoint';
import { isHiddenFrom, plain, rewriteForWeb, senderOf, type Sender, type Trust } from './forwarding';
import type { GraphEndpointOptions } from './graph-endpoint';
import { KnownSessions } from './known-sessions';
import { Streams, type StreamsOptions } from './notices/streams';
import { letIn, servePage, type Web } from './page-door';
import { Pages } from './pages';
import { readTarget } from './path';
import { Routes } from './routes';
import { securityHeaders } from './security-headers';

/** Everything the one port answers with. */
export interface HttpOptions extends Omit<
  GraphEndpointOptions & FilesEndpointOptions,
  'admission' | 'pages'
> {
  /** Pages that are told what changes: fewer, and by another clock in a test. */
  telling?: Pick<StreamsOptions, 'limits' | 'now'>;
  /** Serves every path that is not the gateway's own. */
  web?: Web;
  /** What a page says that finds no place, by language. */
  busyWords?: BusyWords;
  /** Whether the database answers and every service is ready. */
  ready: () => Promise<boolean>;
  trust?: Trust;
  /** What is worked on at the same time; beyond it callers wait for a moment, and are told to come back. */
  operationsAtOnce?: number;
  /** Shorter in a test. */
  limits?: HttpLimits;
}

/** The port, and the way for web's server to call without one. */
export interface Http {
  server: Server;
  /** The pages that the web is making at this moment. */
  pages: Pages;
  /** The pages that are told what changes; whoever hears it tells them. */
  streams: Streams;
  handleInProcess(request: Request): Promise<Response>;
  /** Takes no more connections, lets what runs finish, and ends what is still there after the grace. */
  stop(graceMs?: number): Promise<void>;
}

const NO_TRUST: Trust = { proxies: new Set(), webSecret: null };
const nothingHere = (): Outgoing => refused(404, 'NOT_FOUND', 'There is nothing here.');

/** What answering takes. */
interface Inside extends HttpOptions {
  routes: Routes;
  pages: Pages;
  admission: Admission;
  bodies: Bodies;
  limits: HttpLimits;
}

/** The HTTP face of the product. The caller listens. */
export function createHttp(options: HttpOptions): Http {
  const { trust = NO_TRUST, publicUrl } = options;
  const pages = new Pages();
  const sessions = new KnownSessions();
  const resolveActor = sessions.noting(options.resolveActor);
  const admission = new Admission({ publicUrl, sessions, places: options.operationsAtOnce });
  const streams = new Streams({ ...options.telling, resolveActor, log: options.log });
  const routes = new Routes({ ...options, resolveActor, admission, pages, streams });
  const fixed = securityHeaders(publicUrl);
  const port: Port = openPort({
    headers: () => ({ ...fixed, 'x-request-id': newId() }),
    isProxy: (address) => trust.proxies.has(plain(address)),
    limits: options.limits,
    handle(request, response) {
      compressing(request, response);
      const sender = senderOf(request, trust);
      const given = request.headers['x-request-id'];
      const requestId = sender.isOurWeb && isUuid(given) ? given : String(response.getHeader('x-request-id'));
      response.setHeader('x-request-id', requestId);
      serve(inside, request, response, sender, requestId).catch((error: unknown) =>
        answerError(inside, request, response, requestId, error),
      );
    },
  });
  const { limits } = port;
  const inside: Inside = { ...options, routes, pages, admission, limits, bodies: new Bodies(limits) };
  return {
    server: port.server,
    pages,
    streams,
    async handleInProcess(request) {
      // One page and the operations it makes are one request, so that they are found together.
      const given = request.headers.get('x-request-id');
      const requestId = isUuid(given) ? given : newId();
      const { pathname, search } = new URL(request.url);
      const target = readTarget(pathname + search);
      const answer = target && (await routes.find(fromWeb(request, target), requestId));
      const response = toWeb(answer ?? nothingHere());
      response.headers.set('x-request-id', requestId);
      return response;
    },
    stop(graceMs) {
      // They would never end by themselves.
      streams.stop();
      return port.stop(graceMs);
    },
  };
}

async function serve(
  inside: Inside,
  request: IncomingMessage,
  response: ServerResponse,
  sender: Sender,
  requestId: string,
): Promise<void> {
  // `http://other.example/x` and `//other.example/x` would make another host of us further in.
  if (!/^\/(?!\/)/.test(request.url ?? ''))
    return toNode(refused(400, 'BAD_REQUEST', 'Not a path.'), response);
  // Nobody further in, web's router least of all, reads a path that could be read in two ways.
  const target = readTarget(request.url ?? '');
  if (target === null || isHiddenFrom(sender, target.path)) return toNode(nothingHere(), response);
  request.url = target.path + target.search;
  const incoming = fromNode(request, target, sender, inside);
  const answer = await inside.routes.find(incoming, requestId);
  if (answer) return toNode(answer, response);
  if (!inside.web) return toNode(nothingHere(), response);
  rewriteForWeb(request, inside.publicUrl, sender, requestId);
  const place = await letIn(incoming, request, response, inside);
  if ('limit' in place)
    return toNode(busyPage(place, incoming, inside.busyWords) ?? tooBusy(place), response);
  // Only what is read: a form's page is made after something was changed, perhaps who is asking.
  if (request.method === 'GET' && !response.destroyed) {
    const end = inside.pages.begin(requestId);
    response.once('close', end);
    // An answer that waits behind another on its connection has no end of its own when that goes.
    request.once('close', end);
  }
  await servePage(inside.web, place, response);
}

async function answerError(
  { log }: Inside,
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
  error: unknown,
): Promise<void> {
  // Who has gone away in the middle needs no answer, and is no fault of ours.
  if (response.destroyed || request.errored) return;
  if (response.headersSent) {
    log.error({ err: error, requestId }, 'A request failed');
    return void response.destroy();
  }
  if (error instanceof BodyRefused) {
    const { status, code, message, limit } = error.met;
    const headers = { connection: 'close', ...(status === 503 ? { 'retry-after': '1' } : {}) };
    return toNode(refused(status, code, message, headers, limit), response);
  }
  log.error({ err: error, requestId }, 'A request failed');
  await toNode(refused(500, 'INTERNAL_SERVER_ERROR', `Something went wrong: ${requestId}`), response);
}
