import type { GraphQLDataSource } from '@apollo/gateway';
import type { ExecutionResult } from 'graphql';
import type { Subgraph } from '../services/kernel/subgraph/port';
import type { EngineContext, Patience, Report } from './engine';

type Process = GraphQLDataSource<EngineContext>['process'];

/**
 * Reads that read a whole uploaded file before they answer: up to 200,000 rows, so they have a mutation's
 * time. They are the dry runs of the imports.
 */
const LONG_READ = /\bdryRun[A-Z]/;

/** One service as the engine sees it: with an end to our patience, and mute about where it lives. */
export class SubgraphSource implements GraphQLDataSource<EngineContext> {
  constructor(
    private readonly subgraph: Subgraph,
    private readonly patience: Patience,
    private readonly report: Report,
  ) {}

  async process(options: Parameters<Process>[0]): ReturnType<Process> {
    // The engine asks for schemas and health only when told to; we never tell it.
    if (!('incomingRequestContext' in options)) return { data: {} };
    const { actor, requestId, operation, address } = options.incomingRequestContext.context;
    const query = options.request.query ?? '';
    const deadlineMs = this.deadlineMs(query);
    try {
      const call = this.subgraph.execute({
        query,
        operationName: options.request.operationName,
        variables: options.request.variables,
        actor,
        requestId,
        operation,
        deadlineMs,
        address,
      });
      return response(await within(deadlineMs, call));
    } catch (error) {
      this.report(error, { requestId, operation, service: this.subgraph.name });
      const message = 'This part of the answer is not to be had at the moment.';
      return { errors: [{ message, extensions: { code: 'UNAVAILABLE' } }] };
    }
  }

  private deadlineMs(query: string): number {
    const isLong = query.startsWith('mutation') || LONG_READ.test(query);
    return isLong ? this.patience.mutationMs : this.patience.readMs;
  }
}

/** The engine writes into what it is given, so data must be this call's own: executors make it anew. */
function response(result: ExecutionResult): Awaited<ReturnType<Process>> {
  return { data: result.data, errors: result.errors };
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
