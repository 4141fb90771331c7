import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { Actor } from '../actor/actor';
import { actorFromJson, actorToJson } from '../actor/actor-json';

/** What an internal token is for; one made for the one is refused by the other. */
export type InternalPurpose = 'execute' | 'resolve-actor' | 'file';

/** What the gateway says about a call when the services are processes of their own. */
export interface InternalClaims {
  purpose: InternalPurpose;
  /** Null only where the call is about finding out who is asking. */
  actor: Actor | null;
  requestId: string;
  /** What the caller calls the operation, for the log. */
  operation: string;
  /** The browser's address as the gateway saw it; for rate limits, never for who somebody is. */
  address: string | null;
}

const ISSUER = 'kommis-gateway';
const TYPE = 'kommis-internal+jwt';
const LIFETIME_S = 60;

/** Says who is asking, to one service, for a minute. */
export function signInternal(key: KeyObject, audience: string, claims: InternalClaims): Promise<string> {
  const actor = claims.actor && actorToJson(claims.actor);
  return new SignJWT({ ...claims, actor })
    .setProtectedHeader({ alg: 'EdDSA', typ: TYPE })
    .setIssuer(ISSUER)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${LIFETIME_S}s`)
    .sign(key);
}

/**
 * The claims of a token made by our gateway for this service and purpose; throws on every other. All of
 * algorithm, issuer, audience, type and required claims are named: without them a token signed by HS256
 * with the public key's text as the secret would pass.
 */
export async function verifyInternal(
  key: KeyObject,
  audience: string,
  purpose: InternalPurpose,
  token: string,
): Promise<InternalClaims> {
  const { payload } = await jwtVerify(token, key, {
    algorithms: ['EdDSA'],
    issuer: ISSUER,
    audience,
    typ: TYPE,
    requiredClaims: ['iat', 'exp', 'purpose', 'actor', 'requestId', 'operation'],
    maxTokenAge: `${LIFETIME_S}s`,
    clockTolerance: 5,
  });
  const claims = payload as unknown as InternalClaims;
  if (claims.purpose !== purpose) throw new Error(`The token is for ${String(claims.purpose)}.`);
  return { ...claims, actor: purpose === 'resolve-actor' ? null : actorFromJson(claims.actor) };
}

/** The key pair of an installation, from 32 secret bytes (kernel/secret): nothing else has to be kept. */
export function internalKeys(seed: Buffer): { privateKey: KeyObject; publicKey: KeyObject } {
  // The fixed head of an Ed25519 private key in PKCS #8 (RFC 8410); the seed follows it.
  const head = Buffer.from('302e020100300506032b657004220420', 'hex');
  const body = seed.length === 32 ? seed : createHash('sha256').update(seed).digest();
  const privateKey = createPrivateKey({ key: Buffer.concat([head, body]), format: 'der', type: 'pkcs8' });
  return { privateKey, publicKey: createPublicKey(privateKey) };
}
