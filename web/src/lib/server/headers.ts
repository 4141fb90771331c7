const GRAPHIQL = /^\/\d{5}\/console\/graphiql\/?$/;

/** A kept mail, and what a store's mails look like, stand in a frame, from the address below the page's own; no other page has any. */
const SHOWS_MAIL = /^\/(mailbox\/[^/]+|\d{5}\/console\/settings\/mail)\/?$/;

/** Every answer of ours carries these, errors included; the front may repeat them. */
const ALWAYS: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=()',
};

/**
 * Monaco writes style elements, lays out its lines by style attributes in HTML it builds as text, and loads a font from
 * its stylesheet: this route alone lets it, and lets it start workers. The elements bear the nonce of the page's scripts
 * (the route's style-nonce.ts gives it to them); an attribute can bear none, so those are allowed whatever they say.
 */
function loosenForGraphiql(policy: string): string {
  const nonce = /script-src [^;]*('nonce-[^']+')/.exec(policy)?.[1] ?? '';
  return policy
    .replace(/style-src-attr [^;]*/, "style-src-attr 'unsafe-inline'")
    .replace(/style-src [^;]*/, `style-src 'self' ${nonce}`.trimEnd())
    .replace(/font-src [^;]*/, "font-src 'self' data:")
    .replace(/worker-src [^;]*/, "worker-src 'self' blob:");
}

/** Of what brings no policy of its own nothing is loaded; the last page there is, error.html, has its sheet of style. */
function bare(type: string | null): string {
  const style = type?.startsWith('text/html') ? " style-src 'self';" : '';
  return `default-src 'none';${style} frame-ancestors 'none'; base-uri 'none'`;
}

/** Puts the security headers on an answer. */
export function secureHeaders(response: Response, url: URL, https: boolean): Response {
  const { headers } = response;
  for (const [name, value] of Object.entries(ALWAYS)) {
    if (!headers.has(name)) headers.set(name, value);
  }
  if (https) headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
  const policy = headers.get('content-security-policy');
  if (policy && GRAPHIQL.test(url.pathname)) {
    headers.set('content-security-policy', loosenForGraphiql(policy));
  }
  if (policy && SHOWS_MAIL.test(url.pathname))
    headers.set('content-security-policy', `${policy}; frame-src 'self'`);
  if (!policy) headers.set('content-security-policy', bare(headers.get('content-type')));
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  return response;
}

/** Unsafe methods must come from our own pages, whatever their content type. */
export function isForeign(request: Request, publicOrigin: string): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return false;
  const site = request.headers.get('sec-fetch-site');
  if (site && site !== 'same-origin' && site !== 'none') return true;
  const origin = request.headers.get('origin');
  if (!origin || !URL.canParse(origin)) return true;
  return origin !== publicOrigin && new URL(origin).host !== request.headers.get('host');
}
