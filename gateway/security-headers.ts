/**
 * The headers of every answer, errors included. Pages bring their own Content-Security-Policy with nonces,
 * which replaces this one: it is for everything that is not a page. Referrer-Policy may not be `no-referrer`:
 * browsers then post forms with `Origin: null`.
 */
export function securityHeaders(publicUrl: string): Record<string, string> {
  return {
    ...(publicUrl.startsWith('https:')
      ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }
      : {}),
    'content-security-policy':
      "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}

/** Our own JSON and files load nothing at all. */
export const DATA_CSP = "default-src 'none'; frame-ancestors 'none'; sandbox";
