import {
  request as send,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { visitor, type Actor } from '../../services/kernel/actor/actor';
import type { Credential } from '../../services/kernel/subgraph/port';
import type { Trust } from '../forwarding';
import type { Front, GraphRequest } from '../front';
import { QuotaMet } from '../../services/kernel/file/quota';
import { OwnerAway } from '../ports';
import { createHttp, type HttpOptions } from '../http';
import { actorOf } from './graph';

/** What the port's neighbours saw, and how a test makes them behave. */
export interface Seen {
  credentials: Credential[];
  operations: { request: GraphRequest; actor: Actor; address: string | undefined }[];
  web: { url: string; method: string; headers: IncomingHttpHeaders; rawHeaders: string[] }[];
  uploads: { actor: Actor; name: string; bytes: number }[];
  lines: { level: string; fields: Record<string, unknown>; message: string }[];
  before: () => Promise<void> | void;
  ready: boolean;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** The tokens of the test's sessions at store 30042. */
export const SESSIONS: Record<string, 'portal' | 'staff'> = {
  'portal-token': 'portal',
  'staff-token': 'staff',
};

/** A port with a front, a web and a file store that only note what they were asked. */
export async function openPort(
  publicUrl: string,
  trust?: Trust,
  operationsAtOnce?: number,
  web?: HttpOptions['web'],
  more: Partial<HttpOptions> = {},
) {
  const seen: Seen = {
    credentials: [],
    operations: [],
    web: [],
    uploads: [],
    lines: [],
    before: () => undefined,
    ready: true,
  };
  const near = neighbours(seen);
  const http = createHttp({
    ...near,
    web: web ?? near.web,
    publicUrl,
    trust,
    operationsAtOnce,
    ...more,
  });
  await new Promise<void>((done) => http.server.listen(0, '127.0.0.1', done));
  const { port } = http.server.address() as AddressInfo;
  return {
    seen,
    http,
    port,
    call: (method: string, path: string, headers = {}, body?: string) =>
      call(port, method, path, headers, body),
  };
}

export type Port = Awaited<ReturnType<typeof openPort>>;

function neighbours(seen: Seen) {
  const log = (level: string) => (fields: object, message: string) =>
    void seen.lines.push({ level, fields: { ...fields }, message });
  const front: Front = {
    async answer(request, { actor, address }) {
      seen.operations.push({ request, actor, address });
      await seen.before();
      return { status: 200, body: { data: { kind: actor.kind } }, operation: 'Who', isTrusted: false };
    },
    isOwnRead: ({ query }) => query === OWN_READ,
    stop: async () => undefined,
  };
  return {
    front,
    log: { info: log('info'), warn: log('warn'), error: log('error') },
    ready: () => (seen.ready ? Promise.resolve(true) : Promise.reject(new Error('no database'))),
    resolveActor: (credential: Credential): Promise<Actor | null> => {
      seen.credentials.push(credential);
      if (credential.storeId === '50000') return Promise.reject(new Error('connect ECONNREFUSED'));
      if (credential.storeId !== '30042') return Promise.resolve(null);
      // Blind to the endpoint's kind on purpose: the gateway must notice by itself.
      const kind = SESSIONS[credential.sessionToken ?? ''];
      return Promise.resolve(kind ? actorOf(kind) : visitor('30042'));
    },
    files: {
      mayUpload: (_actor: Actor, kind: string) =>
        kind === 'away'
          ? Promise.reject(new OwnerAway('away'))
          : Promise.resolve(kind === 'import' || kind === 'photo'),
      async save(
        actor: Actor,
        _kind: string,
        { name }: { name: string },
        body: AsyncIterable<Uint8Array>,
        maximumBytes: number,
      ) {
        if (name.startsWith('beyond-')) throw new QuotaMet('store', 'files', 160);
        let bytes = 0;
        for await (const chunk of body) if ((bytes += chunk.length) > maximumBytes) return null;
        seen.uploads.push({ actor, name, bytes });
        return { fileId: '0190a000-0000-7000-8000-000000000001' };
      },
      open: (actor: Actor, token: string) =>
        token === 'away'
          ? Promise.reject(new OwnerAway('away'))
          : Promise.resolve(
              token === `for-${actor.kind}`
                ? { body: Readable.from(['content']), size: 7, name: 'a "b"\r\nc.csv' }
                : null,
            ),
      openPicture: (actor: Actor, fileId: string) =>
        fileId === 'away'
          ? Promise.reject(new OwnerAway('away'))
          : Promise.resolve(
              fileId === `for-${actor.kind}`
                ? { body: Readable.from(['pixels']), size: 6, name: 'photo.jpg', type: 'image/jpeg' as const }
                : null,
            ),
    },
    web(request: IncomingMessage, response: ServerResponse): void {
      const { url = '', method = '', headers, rawHeaders } = request;
      seen.web.push({ url, method, headers: { ...headers }, rawHeaders });
      if (url === '/page') response.setHeader('content-security-policy', "script-src 'nonce-abc'");
      response.end('the web');
    },
  };
}

/** A request as it stands on the wire: fetch would mend or forbid half of what these tests send. */
function call(
  port: number,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: string,
): Promise<Answer> {
  return new Promise((done, failed) => {
    // Node leaves it out for DELETE, and the body would be read as the next request.
    const length: Record<string, string> =
      body === undefined || 'transfer-encoding' in headers
        ? {}
        : { 'content-length': String(Buffer.byteLength(body)) };
    const request = send(
      { port, host: '127.0.0.1', method, path, headers: { ...length, ...headers }, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          done({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    request.on('error', failed);
    request.end(body);
  });
}

/** The whole answer to a request of exactly these bytes: no client would write some of these targets. */
export function sendRaw(
  port: number,
  target: string,
  headers: readonly string[],
  version = '1.1',
): Promise<string> {
  return new Promise((done, failed) => {
    const lines = [`GET ${target} HTTP/${version}`, ...headers, 'connection: close', '', ''];
    const socket = connect(port, '127.0.0.1');
    socket.write(Buffer.from(lines.join('\r\n'), 'latin1'));
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', failed);
    socket.on('close', () => done(Buffer.concat(chunks).toString()));
  });
}

/** What the test's front takes for one of the web's own queries. */
export const OWN_READ = 'query Own { viewer { kind } }';
/** An operation with everything a well-behaved client that is no browser sends. */
export const OPERATION = JSON.stringify({ query: '{ viewer { kind } }' });
export const JSON_TYPE = { 'content-type': 'application/json' };
