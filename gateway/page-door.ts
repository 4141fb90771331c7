import { IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { hasBody, wantBody, type Bodies } from '../services/kernel/http/bodies';
import type { HttpLimits } from '../services/kernel/http/limits';
import { answerSocket, tooSlow } from '../services/kernel/http/own-answer';
import type { Admission } from './admission';
import type { Incoming } from './exchange';
import type { Full, GiveBack } from './places';

/** Serves every path that is not the gateway's own. A promise of its ends when the page is made, whoever still reads. */
export type Web = (request: IncomingMessage, response: ServerResponse) => unknown;

/**
 * What a form may have that is read before its page has a place: what the pages themselves take of one
 * (web/src/lib/server/limits.ts). More is a file, or refused by them unread.
 */
export const FORM_BYTES = 512_000;

/** The web's build, which lies on the disk and changes with nobody: read from there, it needs no place. */
const BUILT = /^\/(_app\/|plain\.css$|icon\.svg$)/;

/** A page's request, ready to be worked on. */
export interface Let {
  request: IncomingMessage;
  giveBack: GiveBack;
}

/** Reads a page's form, then finds it a place. Throws BodyRefused where the form does not come as forms do. */
export async function letIn(
  incoming: Incoming,
  request: IncomingMessage,
  response: ServerResponse,
  { bodies, admission, limits }: { bodies: Bodies; admission: Admission; limits: HttpLimits },
): Promise<Let | Full> {
  if (BUILT.test(incoming.path)) return { request, giveBack: () => undefined };
  // A form of GET is its query; what else comes with it nobody reads.
  const isForm = request.method !== 'GET' && request.method !== 'HEAD' && hasBody(request);
  const read = isForm ? await bodies.read(request, FORM_BYTES) : null;
  const place = await admission.enter(incoming, read === 'longer');
  if (typeof place !== 'function') return place;
  if (read === null) return { request, giveBack: place };
  if (read !== 'longer') return { request: withBody(request, read.body), giveBack: place };
  wantBody(request);
  watchPace(request, response, limits);
  return { request, giveBack: place };
}

/** Lets the web work, and gives the place back once there is a page: how fast it is read takes none. */
export async function servePage(
  web: Web,
  { request, giveBack }: Let,
  response: ServerResponse,
): Promise<void> {
  const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => ServerResponse;
  response.writeHead = (...head: unknown[]) => {
    giveBack();
    if (head[0] === 503 && !response.hasHeader('retry-after')) response.setHeader('retry-after', '2');
    return writeHead(...head);
  };
  try {
    await web(request, response);
  } finally {
    giveBack();
  }
}

/** The same request, its body read. */
function withBody(request: IncomingMessage, body: Buffer): IncomingMessage {
  const { method, url, httpVersion, httpVersionMajor, httpVersionMinor, rawHeaders } = request;
  const whole = new IncomingMessage(request.socket);
  Object.assign(whole, { method, url, httpVersion, httpVersionMajor, httpVersionMinor, rawHeaders });
  const { 'transfer-encoding': _, expect: __, ...headers } = request.headers;
  whole.headers = { ...headers, 'content-length': String(body.length) };
  whole.complete = true;
  whole.push(body);
  whole.push(null);
  return whole;
}

/** Ends a request whose body is read by the web itself, and does not come. Where we read slowly it is not to blame. */
function watchPace(request: IncomingMessage, response: ServerResponse, limits: HttpLimits): void {
  const socket: Socket = request.socket;
  let before = socket.bytesRead;
  const look = (): void => {
    if (request.complete || request.destroyed) return clearInterval(timer);
    const came = socket.bytesRead - before;
    before = socket.bytesRead;
    const isWaitedFor = request.readableDidRead && request.readableLength === 0;
    if (!isWaitedFor || came >= (limits.paceMs / 1000) * limits.leastBytesPerSecond) return;
    clearInterval(timer);
    answerSocket(socket, tooSlow('pace', limits), response.getHeaders() as Record<string, string>);
  };
  const timer = setInterval(look, limits.paceMs);
  timer.unref();
}
