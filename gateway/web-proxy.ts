import { Agent, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import { isSecret } from './forwarding';

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** The header in which gateway and web show each other the secret they share. */
const SHOWN = 'x-kommis-web';

/** Beyond what a page waits for the graph, a file's included: web is stuck. */
const STUCK_MS = 130_000;

/**
 * The web when it is a process of its own: passes requests on, as `createHttp` has rewritten them, over
 * connections that stay open. While the web is away, people read a sentence instead of a broken page. It is done
 * when web has made its answer: a visitor who leaves earlier does not end what web does for him.
 */
export function webProxy(url: string, secret: string): Handler {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true });
  const passOn = (request: IncomingMessage, response: ServerResponse, isAgain: boolean): Promise<void> =>
    new Promise((made) => {
      const { method, url: path, headers } = request;
      const passed = send(
        {
          ...{ agent, hostname, port, method, path, timeout: STUCK_MS },
          headers: { ...headers, connection: 'keep-alive', [SHOWN]: secret },
        },
        (answer) => {
          made();
          if (response.destroyed) return passed.destroy();
          const { connection: _, 'keep-alive': __, 'transfer-encoding': ___, ...kept } = answer.headers;
          // A body that web did not want to the end stands in the way of the connection's next request.
          const isLeft = !request.complete;
          response.writeHead(answer.statusCode ?? 502, { ...kept, ...(isLeft && { connection: 'close' }) });
          answer.pipe(response);
          answer.on('error', () => response.destroy());
          response.on('close', () => passed.destroy());
        },
      );
      passed.on('timeout', () => passed.destroy());
      passed.on('error', (error: NodeJS.ErrnoException) => {
        // Web closed the connection just as we wrote on it: nothing was read, and it can be said again.
        if (!isAgain && passed.reusedSocket && error.code === 'ECONNRESET' && isSafe(request))
          return made(passOn(request, response, true));
        made();
        if (response.headersSent || response.destroyed) return response.destroy();
        response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '2' });
        response.end('Not available at the moment, please try again.');
      });
      // What will not come any more is not waited for.
      response.on('close', () => request.complete || passed.destroy());
      // Otherwise the head waits for the first of the body, which may not come before web has answered.
      if (!request.complete) passed.flushHeaders();
      request.pipe(passed);
    });
  return (request, response) => passOn(request, response, false);
}

const isSafe = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD';

/**
 * The other end of the wire: what the gateway did not pass on is refused before any of web's code sees it. Web
 * believes the headers it gets, and whoever is on this machine reaches its port.
 */
export function behindGateway(web: Handler, secret: string): Handler {
  return (request, response) => {
    if (isSecret(request.headers[SHOWN], secret)) {
      delete request.headers[SHOWN];
      return web(request, response);
    }
    response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
    response.end('Only the gateway is answered here.');
  };
}
