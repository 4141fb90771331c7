import { getOperationAST, Kind, OperationTypeNode, type DocumentNode, type ExecutionResult } from 'graphql';
import type { Subgraph } from '../services/kernel/subgraph/port';
import type { EngineContext, Patience, Report } from './engine';

/** One fetch of a plan. */
export interface SubgraphFetch {
  query: string;
  /** Whether it gets the time of a mutation. */
  takesLong: boolean;
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
  { takesLong, ...fetch }: SubgraphFetch,
  context: EngineContext,
  { patience, report }: Calling,
): Promise<ExecutionResult> {
  const { actor, requestId, operation, address, keep } = context;
  const deadlineMs = takesLong ? patience.mutationMs : patience.readMs;
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

/** Whether an operation for a service writes, or asks for one of these at its root. */
export function takesLong(document: DocumentNode, longReads: ReadonlySet<string>): boolean {
  const operation = getOperationAST(document);
  if (operation?.operation !== OperationTypeNode.QUERY) return true;
  return operation.selectionSet.selections.some(
    (each) => each.kind === Kind.FIELD && longReads.has(each.name.value),
  );
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
