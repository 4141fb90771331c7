import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isUuid, newId } from '../services/kernel/id/id';
import { addressOf, allowed, takes } from './addresses';
import { fromNode, fromWeb, json, refused, toNode, toWeb, type Incoming, type Outgoing } from './exchange';
import { answerDownload, answerUpload, type FilesEndpointOptions } from './files-endpoint';
import { isHiddenFrom, rewriteForWeb, senderOf, type Sender, type Trust } from './forwarding';
import { answerGraph, type GraphEndpointOptions } from './graph-endpoint';
import { mediaTypeFor, named } from './media-type';
import { mayChange } from './origin';
import { Overload } from './overload';
import { Pages } from './pages';
import { readTarget } from './path';
import { securityHeaders } from './security-headers';

/** Everything the one port answers with. */
export interface HttpOptions extends Omit<GraphEndpointOptions, 'overload' | 'pages'>, FilesEndpointOptions {
  /** Serves every path that is not the gateway's own. */
  web?: (request: IncomingMessage, response: ServerResponse) => void;
  /** Whether the database answers and every service is ready. */
  ready: () => Promise<boolean>;
  trust?: Trust;
  /** Operations worked on at the same time; beyond it callers are told to come back. */
  operationsAtOnce?: number;
}

/** The port, and the way for web's server to call without one. */
export interface Http {
  server: Server;
  /** The pages that the web is making at this moment. */
  pages: Pages;
  handleInProcess(request: Request): Promise<Response>;
  /** Takes no more connections, lets what runs finish, and ends what is still there after the grace. */
  stop(graceMs?: number): Promise<void>;
}

const NO_TRUST: Trust = { proxies: new Set(), webSecret: null };
const nothingHere = (): Outgoing => refused(404, 'NOT_FOUND', 'There is nothing here.');

/** The HTTP face of the product. The caller listens. */
export function createHttp(options: HttpOptions): Http {
  const pages = new Pages();
  const overload = new Overload(options.operationsAtOnce ?? 256);
  const routes = new Routes({ ...options, overload, pages });
  const fixed = Object.entries(securityHeaders(options.publicUrl));
  let isStopping = false;
  const server = createServer((request, response) => {
    const sender = senderOf(request, options.trust ?? NO_TRUST);
    const given = request.headers['x-request-id'];
    const requestId = sender.isOurWeb && isUuid(given) ? given : newId();
    for (const [name, value] of fixed) response.setHeader(name, value);
    response.setHeader('x-request-id', requestId);
    if (isStopping) response.setHeader('connection', 'close');
    serve(routes, { ...options, pages }, request, response, sender, requestId).catch(
      async (error: unknown) => {
        // Who has gone away in the middle needs no answer, and is no fault of ours.
        if (response.destroyed || request.errored) return;
        options.log.error({ err: error, requestId }, 'A request failed');
        if (response.headersSent) response.destroy();
        else
          await toNode(refused(500, 'INTERNAL_SERVER_ERROR', `Something went wrong: ${requestId}`), response);
      },
    );
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 120_000;
  server.keepAliveTimeout = 65_000;
  return {
    server,
    pages,
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
    stop(graceMs = 65_000) {
      isStopping = true;
      return close(server, graceMs);
    },
  };
}

async function serve(
  routes: Routes,
  options: HttpOptions & { pages: Pages },
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
  const answer = await routes.find(fromNode(request, target, sender), requestId);
  if (answer) return toNode(answer, response);
  if (!options.web) return toNode(nothingHere(), response);
  rewriteForWeb(request, options.publicUrl, sender, requestId);
  // Only what is read: a form's page is made after something was changed, perhaps who is asking.
  if (request.method === 'GET' && !response.destroyed) {
    const end = options.pages.begin(requestId);
    response.once('close', end);
    // An answer that waits behind another on its connection has no end of its own when that goes.
    request.once('close', end);
  }
  options.web(request, response);
}

class Routes {
  constructor(private readonly options: HttpOptions & GraphEndpointOptions) {}

  /** The gateway's own answer, or null where the path is the web's. Every unsafe request is checked here, the web's too. */
  async find(incoming: Incoming, requestId: string): Promise<Outgoing | null> {
    const provenance = {
      method: incoming.method,
      isOurWeb: incoming.isOurWeb,
      origin: incoming.header('origin'),
      fetchSite: incoming.header('sec-fetch-site'),
      hasCookie: incoming.header('cookie') !== undefined,
    };
    if (!mayChange(provenance, this.options.publicUrl))
      return refused(
        403,
        'FOREIGN_ORIGIN',
        `Requests from other pages are refused; this is ${this.options.publicUrl}.`,
        {
          connection: 'close',
        },
      );
    const address = addressOf(incoming.path);
    if (address && !takes(address, incoming.method))
      return refused(405, 'METHOD_NOT_ALLOWED', `What is here takes ${allowed(address)}.`, {
        ...{ allow: allowed(address), connection: 'close' },
      });
    if (incoming.path === '/healthz') return json(200, { live: true });
    if (incoming.path === '/readyz') return this.readiness();
    if (incoming.path === '/graphql')
      return named(
        mediaTypeFor(incoming.header('accept')),
        refused(401, 'UNAUTHENTICATED', 'Partners show a token here; none has been issued.', {
          'www-authenticate': 'Bearer',
        }),
      );
    return this.ofStore(incoming, requestId);
  }

  private ofStore(incoming: Incoming, requestId: string): Promise<Outgoing> | null {
    const [, storeId = '', ...rest] = incoming.path.split('/');
    const options = this.options;
    switch (rest.join('/')) {
      case 'graphql':
        return answerGraph(options, incoming, storeId, 'portal', requestId);
      case 'console/graphql':
        return answerGraph(options, incoming, storeId, 'staff', requestId);
      case 'console/upload':
        return answerUpload(options, incoming, storeId, requestId);
      default: {
        const [first, token, more] = rest;
        if (first !== 'download' || token === undefined || more !== undefined) return null;
        return answerDownload(options, incoming, storeId, token, requestId);
      }
    }
  }

  private async readiness(): Promise<Outgoing> {
    const ready = await this.options.ready().catch(() => false);
    return json(ready ? 200 : 503, { ready }, ready ? {} : { 'retry-after': '2' });
  }
}

function close(server: Server, graceMs: number): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(() => server.closeAllConnections(), graceMs);
    // A connection kept alive by the answer that was under way becomes idle only after it.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(timer);
      clearInterval(idle);
      done();
    });
  });
}
