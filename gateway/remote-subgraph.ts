import type { KeyObject } from 'node:crypto';
import type { ExecutionResult } from 'graphql';
import type { Actor } from '../services/kernel/actor/actor';
import { actorFromJson } from '../services/kernel/actor/actor-json';
import type { FileOwner } from '../services/kernel/file/owned';
import { ANSWER_BYTES, answerTooLarge } from '../services/kernel/operation/answer-size';
import { Unfit } from '../services/kernel/operation/unfit';
import { signInternal, type InternalClaims } from '../services/kernel/subgraph/internal-token';
import type { ResolveActor, Subgraph } from '../services/kernel/subgraph/port';

/** Where a service's own process is, and the key that makes it believe us. */
export interface Remote {
  name: string;
  /** Like http://127.0.0.1:4001; never shown to a caller. */
  url: string;
  privateKey: KeyObject;
}

/** Longest wait where the caller names none: a little over the longest a mutation may take. */
const LONGEST_MS = 65_000;
/** Who asks, and whether they may: what every request waits for. */
const QUICK_MS = 5_000;

/** A service in a process of its own: HTTP with connections kept open (Node's fetch does) and a signed token. */
export function remoteSubgraph(remote: Remote): Subgraph {
  return {
    name: remote.name,
    async execute({ actor, requestId, operation, address, ...body }): Promise<ExecutionResult> {
      const claims: InternalClaims = {
        purpose: 'execute',
        actor,
        requestId,
        operation,
        address: address ?? null,
      };
      try {
        return (await call(
          remote,
          '/graphql',
          claims,
          body,
          body.deadlineMs ?? LONGEST_MS,
        )) as ExecutionResult;
      } catch (error) {
        if (error instanceof Unfit) return { errors: error.errors };
        throw error;
      }
    },
  };
}

/** identity's `resolveActor` when identity is a process of its own. */
export function remoteResolveActor(remote: Remote): ResolveActor {
  return async (credential) => {
    const claims: InternalClaims = {
      purpose: 'resolve-actor',
      actor: null,
      requestId: '-',
      operation: '-',
      address: credential.address ?? null,
    };
    const answer = await call(remote, '/internal/resolve-actor', claims, credential, QUICK_MS);
    const { actor } = answer as { actor: unknown };
    return actor === null ? null : actorFromJson(actor);
  };
}

/** A service's answers about its files when it is a process of its own. */
export function remoteFileOwner(remote: Remote, uploads: readonly string[]): FileOwner {
  const ask = async (actor: Actor, body: { kind: string; fileId?: string }): Promise<boolean> => {
    const claims: InternalClaims = { purpose: 'file', actor, requestId: '-', operation: '-', address: null };
    const answer = await call(remote, '/internal/file', claims, body, QUICK_MS);
    return (answer as { may?: unknown }).may === true;
  };
  return {
    name: remote.name,
    uploads,
    mayUpload: (actor, kind) => ask(actor, { kind }),
    mayDownload: (actor, { kind, fileId }) => ask(actor, { kind, fileId }),
  };
}

async function call(
  remote: Remote,
  path: string,
  claims: InternalClaims,
  body: unknown,
  timeoutMs: number,
): Promise<unknown> {
  const token = await signInternal(remote.privateKey, remote.name, claims);
  const response = await fetch(remote.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
    // A redirect would carry the token to wherever it points.
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (response.status === 200) return JSON.parse(await textOf(response)) as unknown;
  await response.body?.cancel();
  throw new Error(`${remote.name} answered ${response.status}.`);
}

/** The body, read no further than an answer may go. */
async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    // Leaving the loop gives the rest up, and the connection with it.
    if (size > ANSWER_BYTES) throw answerTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
