import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isForeign, secureHeaders } from './headers';

const OURS = 'https://shop.example';
const post = (headers: Record<string, string>): Request =>
  new Request('https://shop.example/30042', {
    method: 'POST',
    headers: { host: 'shop.example', ...headers },
  });

describe('a form', () => {
  it('is taken from a page of ours', () => {
    expect(isForeign(post({ origin: OURS }), OURS)).toBe(false);
    expect(isForeign(post({ origin: OURS, 'sec-fetch-site': 'same-origin' }), OURS)).toBe(false);
  });

  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    {},
    { origin: OURS, 'sec-fetch-site': 'cross-site' },
    { origin: OURS, 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example', 'content-type': 'application/json' },
    { origin: 'https://shop.example.evil.example', 'content-type': 'text/plain' },
  ])('is refused with %j', (headers) => {
    expect(isForeign(post(headers as Record<string, string>), OURS)).toBe(true);
  });

  it('is not what a GET is', () => {
    const read = new Request('https://shop.example/', { headers: { origin: 'https://evil.example' } });
    expect(isForeign(read, OURS)).toBe(false);
  });
});

describe('the headers of an answer', () => {
  const policy =
    "script-src 'self' 'nonce-b'; style-src 'self' 'nonce-a'; style-src-attr 'unsafe-hashes' 'sha256-x'; font-src 'self'; worker-src 'self'";
  const answer = (path: string): Headers =>
    secureHeaders(
      new Response('', { headers: { 'content-security-policy': policy } }),
      new URL(path, OURS),
      true,
    ).headers;

  it('allow style attributes on the route of GraphiQL and nowhere else, and style elements only with its nonce', () => {
    const loosened = answer('/30042/console/graphiql').get('content-security-policy');
    expect(loosened).toContain("style-src 'self' 'nonce-b'; style-src-attr 'unsafe-inline';");
    for (const path of ['/30042/console/graphiqls', '/30042/console/jobs', '/30042/my', '/console/graphiql'])
      expect(answer(path).get('content-security-policy')).toBe(policy);
  });

  it('let the page of a kept mail show it in a frame, and no other page have one', () => {
    expect(answer('/mailbox/30042-1').get('content-security-policy')).toBe(`${policy}; frame-src 'self'`);
    for (const path of ['/mailbox', '/mailbox/30042-1/html', '/30042/mailbox/1', '/30042'])
      expect(answer(path).get('content-security-policy')).toBe(policy);
  });

  it('let the last page there is have its own style, and nothing else', () => {
    const last = readFileSync(join(__dirname, '../../error.html'), 'utf8');
    expect(last.match(/<(link|script|style|img)\b[^>]*>/g)).toEqual([
      '<link rel="stylesheet" href="/plain.css" />',
    ]);
    const html = new Response(last, { headers: { 'content-type': 'text/html; charset=utf-8' } });
    const { headers } = secureHeaders(html, new URL(OURS), false);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    );
  });

  it('keep an answer without a policy from loading anything', () => {
    const { headers } = secureHeaders(new Response(''), new URL(OURS), false);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(answer('/').get('strict-transport-security')).toContain('max-age');
  });
});
