import type { ExecutionResult } from 'graphql';
import type { Subgraph } from '../services/kernel/subgraph/port';
import type { EngineContext, Patience, Report } from './engine';

/**
 * Reads that read a whole uploaded file before they answer: up to 200,000 rows, so they have a mutation's
 * time. They are the dry runs of the imports.
 */
const LONG_READ = /\bdryRun[A-Z]/;

/** One fetch of a plan. */
export interface SubgraphFetch {
  query: string;
  operationName?: string;
  variables?: Record<string, unknown>;
}

/** How the engines call services. */
export interface Calling {
  patience: Patience;
  report: Report;
}

/** Calls one service with an end to our patience. Never throws, and is mute about where the service lives. */
export async function callSubgraph(
  subgraph: Subgraph,
  fetch: SubgraphFetch,
  context: EngineContext,
  { patience, report }: Calling,
): Promise<ExecutionResult> {
  const { actor, requestId, operation, address, keep } = context;
  const isLong = fetch.query.startsWith('mutation') || LONG_READ.test(fetch.query);
  const deadlineMs = isLong ? patience.mutationMs : patience.readMs;
  try {
    return await within(
      deadlineMs,
      subgraph.execute({ ...fetch, actor, requestId, operation, deadlineMs, address, keep }),
    );
  } catch (error) {
    report(error, { requestId, operation, service: subgraph.name });
    const message = 'This part of the answer is not to be had at the moment.';
    return { errors: [{ message, extensions: { code: 'UNAVAILABLE' } }] } as unknown as ExecutionResult;
  }
}

/** A call that is cut goes on by itself; what becomes of it is heard by nobody. */
async function within<T>(limitMs: number, call: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const cut = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${limitMs} ms.`)), limitMs);
  });
  try {
    return await Promise.race([call, cut]);
  } finally {
    clearTimeout(timer);
  }
}
