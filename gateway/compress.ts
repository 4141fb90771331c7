import type { IncomingMessage, OutgoingHttpHeader, ServerResponse } from 'node:http';
import { constants, createBrotliCompress, createGzip, type BrotliCompress, type Gzip } from 'node:zlib';

/** How an answer may be written smaller; the first is the better one. */
const CODINGS = ['br', 'gzip'] as const;
type Coding = (typeof CODINGS)[number];

/** Below this it costs more than it saves. A store's colours, which every page asks for first, are a little longer. */
const LEAST_BYTES = 500;

/** Made smaller in a tenth of the time that the best of each would take, and hardly larger. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
const GZIP = { level: 5 };

/** What is text. Pictures, fonts and archives are small already; the web's built files lie on the disk compressed. */
const TEXT = /^(text\/|image\/svg\+xml|application\/([\w.-]+\+)?(json|javascript|xml|manifest)\b)/i;

/** Answers without a body, or of a part of one. */
const BODILESS = new Set([204, 205, 206, 304]);

/**
 * Which coding a request takes: what it names comes before what `*` leaves open, and weight before our own order. Null
 * is none.
 */
export function codingFor(accept: string | string[] | undefined): Coding | null {
  const weights = new Map<string, number>();
  for (const part of String(accept ?? '')
    .toLowerCase()
    .split(',')) {
    const [name = '', ...parameters] = part.split(';').map((each) => each.trim());
    const weight = Number(parameters.find((each) => each.startsWith('q='))?.slice(2) ?? 1);
    weights.set(name, Number.isFinite(weight) ? weight : 0);
  }
  const weightOf = (coding: Coding): number => weights.get(coding) ?? weights.get('*') ?? 0;
  const [best] = CODINGS.filter((coding) => weightOf(coding) > 0).sort((a, b) => weightOf(b) - weightOf(a));
  return best ?? null;
}

/**
 * Whether who asks may be another site's page in somebody's browser. What is compressed tells by its length whether a
 * guess that is reflected in it stands in it twice (BREACH). No secret that is worth guessing stands in our pages: a
 * session's token is in a cookie no page shows, and forms bear none against forgery, since a request's origin is checked
 * instead (origin.ts). But names and addresses do stand beside what was searched for, so whoever could let a browser ask
 * again and again with a guess of theirs, another site, gets every answer as long as it is. Browsers say so by this
 * header; who sends none is a program and guesses for itself alone.
 */
function isOfAnotherSite({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  return site === 'cross-site' || site === 'same-site';
}

/** Makes the answer smaller where it is text and its reader takes it so, whoever writes it; as it comes, when it comes in parts. */
export function compressing(request: IncomingMessage, response: ServerResponse): void {
  const coding =
    request.method === 'HEAD' || isOfAnotherSite(request)
      ? null
      : codingFor(request.headers['accept-encoding']);
  const plain = {
    writeHead: response.writeHead.bind(response) as (status: number) => ServerResponse,
    write: response.write.bind(response) as (chunk: Buffer) => boolean,
    end: response.end.bind(response) as () => ServerResponse,
  };
  let smaller: Smaller | null = null;
  response.writeHead = (status: number, ...head: unknown[]) => {
    takeHeaders(response, head);
    if (response.headersSent || !isText(response)) return plain.writeHead(status);
    vary(response);
    if (coding === null || !isWorthIt(response, status)) return plain.writeHead(status);
    response.setHeader('content-encoding', coding);
    response.removeHeader('content-length');
    weakenTag(response);
    smaller = new Smaller(coding, response, plain);
    return plain.writeHead(status);
  };
  response.write = ((chunk: string | Buffer, ...more: unknown[]) => {
    if (!response.headersSent) response.writeHead(response.statusCode);
    const { encoding, done } = rest(more);
    if (smaller) return smaller.write(asBuffer(chunk, encoding), done);
    return (plain.write as (...all: unknown[]) => boolean)(chunk, ...more);
  }) as ServerResponse['write'];
  response.end = ((...all: unknown[]) => {
    const [chunk, ...more] = typeof all[0] === 'function' ? [undefined, ...all] : all;
    if (!response.headersSent) {
      if (!response.hasHeader('content-length') && !BODILESS.has(response.statusCode))
        response.setHeader('content-length', isChunk(chunk) ? Buffer.byteLength(chunk) : 0);
      response.writeHead(response.statusCode);
    }
    if (!smaller) return (plain.end as (...all: unknown[]) => ServerResponse)(...all);
    const { encoding, done } = rest(more);
    if (done) response.once('finish', done);
    smaller.end(isChunk(chunk) ? asBuffer(chunk, encoding) : undefined);
    return response;
  }) as ServerResponse['end'];
}

const isChunk = (value: unknown): value is string | Buffer =>
  typeof value === 'string' || value instanceof Uint8Array;
const asBuffer = (chunk: string | Buffer, encoding?: BufferEncoding): Buffer =>
  typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk;

/** What may follow a chunk: its encoding, and who wants to hear when it is written. */
function rest(more: unknown[]): { encoding?: BufferEncoding; done?: () => void } {
  const done = more.find((each): each is () => void => typeof each === 'function');
  const encoding = more.find((each): each is BufferEncoding => typeof each === 'string');
  return { ...(encoding && { encoding }), ...(done && { done }) };
}

/** `writeHead(status, text?, headers?)`, the headers by name or in a row. */
function takeHeaders(response: ServerResponse, head: unknown[]): void {
  if (typeof head[0] === 'string') response.statusMessage = head[0];
  const headers = head.find((each) => typeof each === 'object' && each !== null);
  const pairs = Array.isArray(headers)
    ? headers.flatMap((name: string, at) =>
        at % 2 === 0 ? [[name, headers[at + 1] as string] as const] : [],
      )
    : Object.entries((headers ?? {}) as Record<string, OutgoingHttpHeader | undefined>);
  for (const [name, value] of pairs) if (value !== undefined) response.setHeader(name, value);
}

const isText = (response: ServerResponse): boolean =>
  TEXT.test(String(response.getHeader('content-type') ?? ''));

function isWorthIt(response: ServerResponse, status: number): boolean {
  const length = response.getHeader('content-length');
  const isSmall = length !== undefined && Number(length) < LEAST_BYTES;
  const isAsItIs = /\bno-transform\b/i.test(String(response.getHeader('cache-control') ?? ''));
  return !BODILESS.has(status) && !isSmall && !isAsItIs && !response.hasHeader('content-encoding');
}

/** A store of answers keeps one for each coding. */
function vary(response: ServerResponse): void {
  const said = [response.getHeader('vary') ?? []].flat().join(', ');
  if (!/\*|\baccept-encoding\b/i.test(said))
    response.setHeader('vary', said ? `${said}, accept-encoding` : 'accept-encoding');
}

/** Two codings of an answer are the same to a reader and not byte by byte: the tag that they share says so. */
function weakenTag(response: ServerResponse): void {
  const tag = response.getHeader('etag');
  if (typeof tag === 'string' && !tag.startsWith('W/')) response.setHeader('etag', `W/${tag}`);
}

/** The answer's body on its way through the coder. */
class Smaller {
  private readonly coder: BrotliCompress | Gzip;
  private isFlushAsked = false;

  constructor(
    coding: Coding,
    response: ServerResponse,
    plain: { write: (chunk: Buffer) => boolean; end: () => ServerResponse },
  ) {
    this.coder = coding === 'br' ? createBrotliCompress(BROTLI) : createGzip(GZIP);
    const { coder } = this;
    // As fast as the reader reads, and no faster.
    coder.on('data', (chunk: Buffer) => {
      if (!plain.write(chunk)) coder.pause();
    });
    response.on('drain', () => coder.resume());
    coder.on('drain', () => response.emit('drain'));
    coder.on('end', () => plain.end());
    coder.on('error', () => response.destroy());
    response.on('close', () => coder.destroy());
  }

  write(chunk: Buffer, done?: () => void): boolean {
    if (this.coder.destroyed) return false;
    const takesMore = this.coder.write(chunk, done);
    // What was written at one moment goes out together, and does not wait for what comes later.
    if (!this.isFlushAsked) {
      this.isFlushAsked = true;
      setImmediate(() => {
        this.isFlushAsked = false;
        if (!this.coder.writableEnded && !this.coder.destroyed) this.coder.flush();
      });
    }
    return takesMore;
  }

  end(chunk?: Buffer): void {
    if (!this.coder.destroyed) this.coder.end(chunk);
  }
}
