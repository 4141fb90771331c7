import { createHash } from 'node:crypto';
import { ApolloGateway } from '@apollo/gateway';
import { getOperationAST, Kind, type DocumentNode, type ExecutionResult, type GraphQLError } from 'graphql';
import {
  PATIENCE,
  type Engine,
  type EngineContext,
  type EngineOperation,
  type EngineOptions,
} from '../engine';
import { maskErrors } from '../masking';
import { SubgraphSource } from './subgraph-source';

const nothing = (): void => undefined;
/** The engine's own words contain addresses and documents; we log its errors ourselves. */
const mute = { debug: nothing, info: nothing, warn: nothing, error: nothing };

type Executor = ApolloGateway['executor'];
type RequestContext = Parameters<Executor>[0];

/** The Engine on @apollo/gateway and the committed supergraph; plans are kept by document and operation. */
export async function createApolloEngine(options: EngineOptions): Promise<Engine> {
  const gateway = makeGateway(options);
  const { schema, executor } = await gateway.load();
  const hashes = new WeakMap<DocumentNode, string>();
  const hashOf = (operation: EngineOperation): string => {
    const known = hashes.get(operation.document);
    if (known) return known;
    const hash = createHash('sha256').update(operation.text).digest('hex');
    hashes.set(operation.document, hash);
    return hash;
  };
  return {
    schema,
    async execute(operation, context): Promise<ExecutionResult> {
      const result = await executor(requestContext(operation, context, hashOf(operation), schema));
      // `extensions` would name what a service got wrong inside; the log has it.
      const { data, errors, extensions } = result;
      if (extensions?.valueCompletion) options.report(extensions.valueCompletion, context);
      if (!errors?.length) return { data };
      // A variable that does not fit its type: found before anything ran, and the caller's to mend.
      if (data === undefined && errors.every(isCoercion)) return { errors };
      const report = (error: unknown): void => options.report(error, context);
      return { data: data ?? null, errors: maskErrors(errors, context.requestId, report) };
    },
    stop: () => gateway.stop(),
  };
}

function makeGateway(options: EngineOptions): ApolloGateway {
  // Its constructor starts an exporter to its maker's address otherwise.
  // eslint-disable-next-line no-restricted-properties -- it is said to the library, not read
  process.env.APOLLO_TELEMETRY_DISABLED = 'true';
  const byName = new Map(options.subgraphs.map((subgraph) => [subgraph.name, subgraph]));
  return new ApolloGateway({
    supergraphSdl: options.supergraphSdl,
    __exposeQueryPlanExperimental: false,
    // As planner.ts has it: what services are asked is compared by its text.
    queryPlannerConfig: { reuseQueryFragments: false },
    logger: mute,
    buildService: ({ name }) => {
      const subgraph = byName.get(name);
      if (!subgraph)
        throw new Error(`schema/supergraph.graphql names the service ${name}, which is not here.`);
      const { report, patience = PATIENCE, takeLong = new Set() } = options;
      return new SubgraphSource(subgraph, { patience, report, takeLong });
    },
  });
}

/** Just what the gateway reads of Apollo Server's context. */
function requestContext(
  operation: EngineOperation,
  context: EngineContext,
  queryHash: string,
  schema: RequestContext['schema'],
): RequestContext {
  const { document, text, operationName, variables } = operation;
  return {
    request: { query: text, operationName, variables },
    document,
    source: text,
    queryHash,
    operationName: operationName ?? null,
    operation: getOperationAST(document, operationName),
    schema,
    context,
    logger: mute,
    metrics: {},
  } as unknown as RequestContext;
}

function isCoercion(error: GraphQLError): boolean {
  return error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION;
}
