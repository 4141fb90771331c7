import { Agent, request as send, type IncomingMessage, type ServerResponse } from 'node:http';

/**
 * The web when it is a process of its own: passes requests on, as `createHttp` has rewritten them, over
 * connections that stay open. While the web is away, people read a sentence instead of a broken page.
 */
export function webProxy(url: string): (request: IncomingMessage, response: ServerResponse) => void {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true });
  return (request, response) => {
    const { method, url: path, headers } = request;
    const passed = send(
      { agent, hostname, port, method, path, headers: { ...headers, connection: 'keep-alive' } },
      (answer) => {
        const { connection: _, 'keep-alive': __, 'transfer-encoding': ___, ...kept } = answer.headers;
        response.writeHead(answer.statusCode ?? 502, kept);
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
    request.pipe(passed);
  };
}
