import type { ExecutionResult } from 'graphql';
import type { Actor } from '../actor/actor';

/** Whose document it is: the web's own, one of staff and partners, one of anybody else's that is kept at all. */
export const KEEPS = ['always', 'shared', 'guests'] as const;

/**
 * What becomes of what a service made of a document: that of the web's own stays, that of others for a while; where
 * nothing is named here, nothing. Of the web's own alone what `@skip` and `@include` leave out needs no permission.
 */
export type Keep = (typeof KEEPS)[number];

/** One call of one service's part of the graph. */
export interface SubgraphRequest {
  query: string;
  operationName?: string;
  variables?: Record<string, unknown>;
  actor: Actor;
  requestId: string;
  /** What the caller calls the whole operation; for the log, never for the audit. */
  operation: string;
  /** After so long nobody waits for the answer any more. */
  deadlineMs?: number;
  /** The browser's address as the gateway saw it; for rate limits, never for who somebody is. */
  address?: string;
  keep?: Keep;
}

/** A service's part of the graph: a function in one process, a signed HTTP call when split. */
export interface Subgraph {
  name: string;
  execute(request: SubgraphRequest): Promise<ExecutionResult>;
}

/** What a request shows to prove who is asking. */
export interface Credential {
  storeId: string;
  /** The endpoint it came to: portal and console have separate sessions. */
  kind: 'portal' | 'staff';
  sessionToken: string | null;
  userAgent?: string;
  /** The browser's address as the gateway saw it. */
  address?: string;
  /** Asked by the clock, for a page that stands open: nobody came, and the session is not in use for that. */
  isLook?: boolean;
}

/** Who is asking; null where there is no such store. */
export type ResolveActor = (credential: Credential) => Promise<Actor | null>;
