import type { GraphQLDataSource } from '@apollo/gateway';
import { parse } from 'graphql';
import type { Subgraph } from '../../services/kernel/subgraph/port';
import type { EngineContext } from '../engine';
import { callSubgraph, takesLong, type Calling } from '../subgraph-call';

type Process = GraphQLDataSource<EngineContext>['process'];

/** One service as @apollo/gateway sees it. */
export class SubgraphSource implements GraphQLDataSource<EngineContext> {
  constructor(
    private readonly subgraph: Subgraph,
    private readonly calling: Calling & { takeLong: ReadonlySet<string> },
  ) {}

  async process(options: Parameters<Process>[0]): ReturnType<Process> {
    // The engine asks for schemas and health only when told to; we never tell it.
    if (!('incomingRequestContext' in options)) return { data: {} };
    const { query = '', operationName, variables } = options.request;
    const context = options.incomingRequestContext.context;
    const { data, errors } = await callSubgraph(
      this.subgraph,
      { query, operationName, variables, takesLong: takesLong(parse(query), this.calling.takeLong) },
      context,
      this.calling,
    );
    return { data, errors };
  }
}
