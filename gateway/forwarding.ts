import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIPv4 } from 'node:net';

/**
 * Headers by which a client could claim to be someone, to come from somewhere, or to ask for another path than the
 * one that was read here. Only we set them.
 */
const CLAIMS =
  /^(x-request-id|x-forwarded-.*|forwarded|x-real-ip|true-client-ip|cf-connecting-ip|x-client-ip|x-store.*|x-actor.*|x-user.*|x-customer.*|x-kommis-.*|x-original-.*|x-rewrite-.*|x-sveltekit-(pathname|search))$/;

/** Which machines' word about a client's address counts, and how our own web in another process is known. */
export interface Trust {
  /** Addresses of the proxies in front of us. */
  proxies: ReadonlySet<string>;
  /** What our web's server shows in `x-kommis-web` when it is a process of its own; null in one process. */
  webSecret: string | null;
}

/** What we believe of a request's sender. */
export interface Sender {
  address: string;
  isOurWeb: boolean;
  /** A person at this machine's own screen. */
  isHere: boolean;
}

/**
 * Who sent a request, before its claims are taken away: the socket's address, or what a proxy of ours says
 * last in X-Forwarded-For. What stands before that the client may have written itself.
 */
export function senderOf(request: IncomingMessage, trust: Trust): Sender {
  const socket = plain(request.socket.remoteAddress ?? 'unknown');
  const isOurWeb = isSecret(request.headers['x-kommis-web'], trust.webSecret);
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  const isProxy = trust.proxies.has(socket);
  const address = (isOurWeb || isProxy) && forwarded ? plain(forwarded) : socket;
  return { address, isOurWeb, isHere: !isOurWeb && !isProxy && isAtThisMachine(request, socket) };
}

const LOCAL_HOST = /^(localhost|\[::1\]|127\.[\d.]+)(:\d{1,5})?$/;
/**
 * What a browser says by itself. A request with anything else may have been passed on: what proxies add has as many
 * names as there are proxies.
 */
const SAID_BY_BROWSERS =
  /^(host|connection|keep-alive|user-agent|accept(-(language|encoding|charset))?|cookie|referer|origin|sec-[a-z-]+|upgrade-insecure-requests|cache-control|pragma|dnt|priority|purpose|te|range|if-[a-z-]+|content-(type|length)|x-sveltekit-[a-z]+)$/;

/**
 * Whether a person at this machine's own screen is asking: the socket comes from here, for this machine by a local
 * name, and through no proxy: an older version of HTTP is what proxies speak, and no browser. The socket, because what a header says of an address is somebody's word, a trusted
 * proxy's too. A page elsewhere that makes its own name point here has the wrong Host, and a proxy on this machine
 * would otherwise make everyone look local.
 */
function isAtThisMachine(request: IncomingMessage, socket: string): boolean {
  const isPassedOn =
    request.httpVersion !== '1.1' ||
    Object.keys(request.headers).some((name) => !SAID_BY_BROWSERS.test(name));
  const [host, ...more] = request.headersDistinct['host'] ?? [];
  const name = LOCAL_HOST.exec(host ?? '')?.[1] ?? '';
  return !isPassedOn && more.length === 0 && isLoopback(socket) && (name === 'localhost' || isLoopback(name));
}

const isLoopback = (address: string): boolean =>
  address === '::1' || address === '[::1]' || (isIPv4(address) && address.startsWith('127.'));

/** Paths for the person at this screen only: kept mail holds links that log in. */
const FOR_THIS_SCREEN = /^\/mailbox(\/|$)/i;

/** Whether the path is not there for this sender. Everything that is for this machine alone asks here. */
export function isHiddenFrom(sender: Sender, path: string): boolean {
  return FOR_THIS_SCREEN.test(path) && !sender.isHere;
}

/** Makes the request what the web may believe: our address from PUBLIC_URL, the sender's as we saw it, no claims. */
export function rewriteForWeb(
  request: IncomingMessage,
  publicUrl: string,
  sender: Sender,
  requestId: string,
): void {
  const { host, protocol } = new URL(publicUrl);
  const ours: Record<string, string> = {
    ...(isOneClick(request) ? { origin: new URL(publicUrl).origin } : {}),
    host,
    'x-forwarded-host': host,
    'x-forwarded-proto': protocol.slice(0, -1),
    'x-forwarded-for': sender.address,
    'x-request-id': requestId,
    ...(sender.isHere ? { 'x-kommis-here': 'yes' } : {}),
  };
  const raw = request.rawHeaders.filter((_, at, all) => {
    // Names stand at even places, each before its value.
    const name = (all[at - (at % 2)] ?? '').toLowerCase();
    return name !== 'host' && !CLAIMS.test(name);
  });
  for (const name of Object.keys(request.headers)) if (CLAIMS.test(name)) delete request.headers[name];
  Object.assign(request.headers, ours);
  // Some adapters read the one, some the other.
  request.rawHeaders = [...raw, ...Object.entries(ours).flat()];
}

/** Where a link in a mail ends a newsletter. */
const WAY_OUT = /^\/\d{5}\/newsletter\/unsubscribe(\?|$)/;

/**
 * Whether a mail program ends a newsletter, by the header of a mail (RFC 8058): it is no browser, says no origin and shows
 * no cookie, so nobody's session is lent to whoever made it. The web takes forms of no origin for foreign ones: this one is
 * as good as our own, since all that it may do it may by the token in its address.
 */
function isOneClick({ method, url = '', headers }: IncomingMessage): boolean {
  return (
    method === 'POST' && WAY_OUT.test(url) && headers.origin === undefined && headers.cookie === undefined
  );
}

/** Whether a header shows the secret, compared in the same time whatever it shows. */
export function isSecret(given: string | string[] | undefined, secret: string | null): boolean {
  if (secret === null || typeof given !== 'string') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** IPv4 within IPv6 is the same client. */
export function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, '');
}
