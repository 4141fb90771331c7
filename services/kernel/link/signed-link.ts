import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a signed link leads to. It names a file; whether this person may have it is asked again at each request. */
export interface LinkTarget {
  readonly storeId: string;
  /** The service whose file it is: it answers who may have it. */
  readonly owner: string;
  /** What the file is to its owner. */
  readonly kind: string;
  readonly fileId: string;
  readonly name: string;
}

/** How long a download link lives. */
export const LINK_MS = 5 * 60_000;

// Signed along, so that no other signature made with the same key can pose as a link.
const PURPOSE = 'kommis download link 1\n';
const MIN_KEY_BYTES = 32;
const MAX_TOKEN_CHARS = 4_096;
const FIELDS = ['storeId', 'owner', 'kind', 'fileId', 'name'] as const;

/** A token for a URL that leads to `target` until `expiresAt`. */
export function signLink(key: Buffer, target: LinkTarget, expiresAt: Date): string {
  const claims = {
    ...Object.fromEntries(FIELDS.map((field) => [field, target[field]])),
    exp: expiresAt.getTime(),
  };
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `${payload}.${macOf(key, payload).toString('base64url')}`;
}

/** What the token leads to; null when it is not ours, was changed, or its time is over. */
export function verifyLink(key: Buffer, token: string, now: Date): LinkTarget | null {
  const [payload, mac, more] = token.length <= MAX_TOKEN_CHARS ? token.split('.') : [];
  if (!payload || !mac || more !== undefined) return null;
  // Compared as text: base64 decodes several spellings to the same bytes, and only one is ours.
  const expected = Buffer.from(macOf(key, payload).toString('base64url'));
  const given = Buffer.from(mac);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const { exp, ...target } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as LinkTarget & {
    exp: number;
  };
  return now.getTime() < exp ? target : null;
}

function macOf(key: Buffer, payload: string): Buffer {
  if (key.length < MIN_KEY_BYTES) throw new Error(`A key has at least ${MIN_KEY_BYTES} bytes.`);
  return createHmac('sha256', key).update(PURPOSE).update(payload).digest();
}
