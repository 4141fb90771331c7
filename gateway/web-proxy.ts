import { Agent, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import { isSecret } from './forwarding';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** The header in which gateway and web show each other the secret they share. */
const SHOWN = 'x-kommis-web';

/**
 * The web when it is a process of its own: passes requests on, as `createHttp` has rewritten them, over
 * connections that stay open. While the web is away, people read a sentence instead of a broken page.
 */
export function webProxy(url: string, secret: string): Handler {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true });
  return (request, response) => {
    const { method, url: path, headers } = request;
    const passed = send(
      {
        ...{ agent, hostname, port, method, path },
        headers: { ...headers, connection: 'keep-alive', [SHOWN]: secret },
      },
      (answer) => {
        const { connection: _, 'keep-alive': __, 'transfer-encoding': ___, ...kept } = answer.headers;
        // A body that web did not want to the end stands in the way of the connection's next request.
        const isLeft = !request.complete;
        response.writeHead(answer.statusCode ?? 502, { ...kept, ...(isLeft && { connection: 'close' }) });
        answer.pipe(response);
        answer.on('error', () => response.destroy());
      },
    );
    passed.on('error', () => {
      if (response.headersSent) return response.destroy();
      response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '2' });
      response.end('Not available at the moment, please try again.');
    });
    response.on('close', () => passed.destroy());
    // Otherwise the head waits for the first of the body, which may not come before web has answered.
    if (!request.complete) passed.flushHeaders();
    request.pipe(passed);
  };
}

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
