import { createServer, type Server, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { askFirst, hasBody } from './bodies';
import { Connections } from './connections';
import { closeDoors } from './doors';
import { HTTP_LIMITS, type HttpLimits } from './limits';
import { Lingering } from './linger';
import { answerSocket, metBy, refusalOf, type Met, type OwnHeaders } from './own-answer';
import { Unread } from './unread';

export interface PortOptions {
  /** Must not throw, and answers in the end. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** What every answer carries, those too that Node would give by itself; made anew for each. */
  headers?: OwnHeaders;
  /** Proxies of ours. */
  isProxy?: (address: string) => boolean;
  limits?: HttpLimits;
  /** Reached only through a part of ours, which ends its reader's connection itself: cut here, an answer might not arrive. */
  isBehind?: boolean;
}

/** A server of ours, whichever part of the product it is for. */
export interface Port {
  server: Server;
  limits: HttpLimits;
  /** Takes no more connections, answers what comes on the open ones, and ends what is still there after the grace. */
  stop(graceMs?: number): Promise<void>;
}

/** Opens a server whose deadlines are real, whose every answer has our headers, and which ends without a reset. */
export function openPort(options: PortOptions): Port {
  const { limits = HTTP_LIMITS, headers = () => ({}), isProxy = () => false, isBehind = false } = options;
  const server = createServer({
    headersTimeout: limits.headMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: limits.lookMs,
    keepAliveTimeout: limits.idleMs,
    // Half-open ones are found out, too.
    keepAlive: true,
    keepAliveInitialDelay: limits.idleMs,
    noDelay: true,
    // Node's own refusal would go out without our headers; `handle` below says the same.
    requireHostHeader: false,
  });
  const refuse = (socket: Socket, met: Met): void => answerSocket(socket, met, headers());
  const connections = new Connections(limits, isProxy, refuse);
  const unread = new Unread(limits, () => connections.answers());
  const lingering = new Lingering(limits, (socket) => connections.answersOf(socket));
  const state = { isStopping: false };

  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    if (lingering.leaves(request.socket)) return;
    for (const [name, value] of Object.entries<string>(headers())) response.setHeader(name, value);
    if (!isBehind) endWhereUnread(request, response);
    const fits = connections.begin(request, response);
    if (state.isStopping) response.setHeader('connection', 'close');
    const met = fits ? unfit(request) : tooMany(limits);
    if (met) answer(response, met);
    else options.handle(request, response);
  };
  server.on('connection', (socket) => {
    lingering.add(socket);
    connections.add(socket);
  });
  server.on('request', handle);
  server.on('checkContinue', (request, response) => {
    askFirst(request, response);
    handle(request, response);
  });
  server.on('checkExpectation', handle);
  // Both would else be ended without a word.
  server.on('connect', (_request, socket) => refuse(socket as Socket, NO_TUNNEL));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code !== 'ECONNRESET' && lingering.leaves(socket as Socket)) return;
    const isBegun = connections.answersOf(socket as Socket).some((each) => each.headersSent);
    // Who is gone, or in the middle of an answer, gets none.
    if (error.code === 'ECONNRESET' || isBegun) socket.destroy();
    else refuse(socket as Socket, metBy(error, limits));
  });
  unread.watch();
  return {
    server,
    limits,
    async stop(graceMs = limits.idleMs) {
      state.isStopping = true;
      await end(server, connections, limits, graceMs);
      unread.end();
    },
  };
}

/** A body that was not read by the time of the answer stands in the way of the connection's next request. */
function endWhereUnread(request: IncomingMessage, response: ServerResponse): void {
  if (!hasBody(request)) return;
  const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => ServerResponse;
  response.writeHead = (...head: unknown[]) => {
    if (!request.complete) response.setHeader('connection', 'close');
    return writeHead(...head);
  };
}

/** What Node would refuse by itself, and without our headers. */
function unfit({ headers, httpVersion }: IncomingMessage): Met | null {
  if (headers.host === undefined && httpVersion === '1.1')
    return { status: 400, code: 'BAD_REQUEST', message: 'A request names its host.' };
  if (headers.expect !== undefined && !/^100-continue$/i.test(headers.expect))
    return { status: 417, code: 'BAD_REQUEST', message: 'Nothing but 100-continue can be expected here.' };
  return null;
}

const NO_TUNNEL: Met = { status: 405, code: 'METHOD_NOT_ALLOWED', message: 'There are no tunnels here.' };

function tooMany({ unanswered }: HttpLimits): Met {
  const message = `At most ${unanswered} requests of a connection wait for their answers.`;
  return { status: 503, code: 'TOO_BUSY', message, limit: 'unanswered' };
}

function answer(response: ServerResponse, met: Met): void {
  response.writeHead(met.status, {
    'content-type': 'application/json; charset=utf-8',
    connection: 'close',
    ...(met.status === 503 ? { 'retry-after': '1' } : {}),
  });
  response.end(refusalOf(met));
}

/**
 * Not by http's own close: that closes every silent connection at once, also the one on which a request is on its way,
 * and whoever sent it gets a reset. Here everybody hears of the end with an answer first.
 */
function end(server: Server, connections: Connections, limits: HttpLimits, graceMs: number): Promise<void> {
  for (const response of connections.answers())
    if (!response.headersSent) response.setHeader('connection', 'close');
  return new Promise((done) => {
    const late = setTimeout(() => server.closeAllConnections(), graceMs);
    const quiet = setInterval(() => connections.closeQuiet(limits.quietMs), 50);
    void Promise.all(closeDoors(server)).then(() => {
      clearTimeout(late);
      clearInterval(quiet);
      // Nothing is left to close; it ends its look at the deadlines.
      server.close();
      done();
    });
  });
}
