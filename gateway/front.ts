import { ApolloServer, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  type ExecutionResult,
  type GraphQLFormattedError,
} from 'graphql';
import type { Actor } from '../services/kernel/actor/actor';
import type { NeededRule } from '../services/kernel/permission/walk';
import { tooLarge, Unfit } from '../services/kernel/operation/unfit';
import { DocumentStore, type DocumentStoreOptions, type KnownDocument } from './document-store';
import type { Engine, EngineContext, Report } from './engine';
import { LIMITS } from './limits';
import { internalError, MOST_ERRORS } from './masking';

/** What a client posts. */
export interface GraphRequest {
  query: string;
  operationName?: string;
  variables?: Record<string, unknown>;
}

/** What the operation may have cost, and what one may cost at most; told to those who write operations. */
export interface Cost {
  cost: number;
  limit: number;
}

/** An answer with its HTTP status. */
export interface GraphAnswer {
  status: number;
  body: { data?: unknown; errors?: readonly GraphQLFormattedError[]; extensions?: { cost: Cost } };
  /** The operation's own name, or what it is; for the log. */
  operation: string;
  isTrusted: boolean;
}

export interface Front {
  answer(request: GraphRequest, context: Omit<EngineContext, 'operation'>): Promise<GraphAnswer>;
  /** Whether this is a query of the web's own, written as it was before: known without reading it. */
  isOwnRead(request: GraphRequest): boolean;
  stop(): Promise<void>;
}

export interface FrontOptions extends Omit<DocumentStoreOptions, 'schema'> {
  engine: Engine;
  report: Report;
}

interface ServerContext extends BaseContext {
  known: KnownDocument;
  engine: EngineContext;
}

/** Reads, judges and permits operations before the engine sees them; Apollo Server runs them and shapes the answer. */
export async function createFront(options: FrontOptions): Promise<Front> {
  const store = new DocumentStore({ ...options, schema: options.engine.schema });
  const server = makeServer(options, store);
  await server.start();
  return {
    async answer(request, context) {
      const operationName = request.operationName ?? undefined;
      const variables = request.variables ?? {};
      let known: KnownDocument;
      let told: { extensions?: { cost: Cost } } = {};
      try {
        known = store.find(request.query, context.actor);
        store.assertReadable(known, operationName, variables);
        // Of the web's own nobody need know but who may be told: its readers wait for their page.
        if (!known.isTrusted || mayLearn(context.actor)) {
          const cost = store.costOf(known, operationName, variables);
          if (mayLearn(context.actor)) told = { extensions: { cost: { cost, limit: LIMITS.cost } } };
          if (!known.isTrusted && cost > LIMITS.cost)
            throw tooLarge(`it may cost ${cost}, more than ${LIMITS.cost}`);
        }
      } catch (error) {
        if (!(error instanceof Unfit)) throw error;
        const errors = error.errors.map((each) => discreet(each.toJSON(), context, options.report));
        return { status: 400, body: { errors, ...told }, operation: '(refused)', isTrusted: false };
      }
      const node = getOperationAST(known.document, operationName);
      const operation = node?.name?.value ?? node?.operation ?? '(none)';
      const isTrusted = known.isTrusted;
      const engine: EngineContext = { ...context, operation, keep: known.keep };
      const response = await server.executeOperation(
        { query: known.text, operationName, variables },
        { contextValue: { known, engine } },
      );
      if (response.body.kind !== 'single') throw new Error('An answer in parts, which nobody asked for.');
      const { data, errors } = response.body.singleResult;
      const seen = errors?.slice(0, MOST_ERRORS).map((error) => discreet(error, engine, options.report));
      // An argument that only a service could judge: it is no answer to what was asked, and nothing was changed.
      if (node?.operation === OperationTypeNode.QUERY && seen?.some(isCallers))
        return { status: 400, body: { errors: seen, ...told }, operation, isTrusted };
      const status = response.http.status ?? (isAway(data, seen) ? 503 : 200);
      return {
        status,
        body: { ...(seen ? { errors: seen, ...(data === undefined ? {} : { data }) } : { data }), ...told },
        operation,
        isTrusted,
      };
    },
    isOwnRead: ({ query, operationName }) => store.isOwnRead(query, operationName),
    async stop() {
      await server.stop();
    },
  };
}

/** Gives Apollo Server the document as it was read and judged: twice would cost twice, and in its own words. */
const judgedBefore: ApolloServerPlugin<ServerContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveSource(request): Promise<void> {
        Object.assign(request, { document: request.contextValue.known.document });
        return Promise.resolve();
      },
    }),
};

function makeServer(options: FrontOptions, store: DocumentStore): ApolloServer<ServerContext> {
  const { engine } = options;
  return new ApolloServer<ServerContext>({
    gateway: {
      onSchemaLoadOrUpdate(listen) {
        listen({ apiSchema: engine.schema, coreSupergraphSdl: '' });
        return () => undefined;
      },
      load: () =>
        Promise.resolve({
          executor: async (request): Promise<ExecutionResult> => {
            const { known, engine: context } = request.context as ServerContext;
            const operationName = request.request.operationName;
            // After validation, before the plan: nothing has run yet when a field is refused.
            const { document, source } = request;
            const { variables } = request.request;
            try {
              const denied = store.denied(known, operationName, context.actor, variables ?? {});
              if (denied) return { data: null, errors: [notAllowed(denied)] };
              return await engine.execute({ document, text: source, operationName, variables }, context);
            } catch (error) {
              if (error instanceof Unfit) return { errors: error.errors };
              options.report(error, context);
              return { data: null, errors: [internalError(context.requestId)] };
            }
          },
        }),
      stop: () => engine.stop(),
    },
    // It keeps none of its own: it is handed ours below.
    documentStore: null,
    // Who may introspect is a rule like any other; a second switch would be a second truth.
    introspection: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    apollo: {},
    plugins: [
      judgedBefore,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}

/** The words of the subgraphs' own check, so that who denied makes no difference. */
function notAllowed({ coordinate, path }: NeededRule): GraphQLError {
  return new GraphQLError(`Not allowed: ${coordinate}`, {
    path,
    extensions: { code: 'FORBIDDEN', coordinate },
  });
}

/** Who writes operations of their own and may read the schema anyway. */
const mayLearn = ({ kind }: Actor): boolean => kind === 'staff' || kind === 'partner';

/** Names a part of the schema that the caller has not named. */
const REQUIRED = /^(Field|Directive) "@?[\w.]+" (argument "\w+" )?of (required )?type /;

/** An error as this actor may see it: names of our schema are suggested only to those who may read it anyway. */
function discreet(
  error: GraphQLFormattedError,
  context: Omit<EngineContext, 'operation'>,
  report: Report,
): GraphQLFormattedError {
  const code = error.extensions?.code;
  if (code === 'INTERNAL_SERVER_ERROR' && error.extensions?.requestId !== context.requestId) {
    report(error, { operation: '(refused)', ...context });
    return internalError(context.requestId, error.path).toJSON();
  }
  if (mayLearn(context.actor)) return error;
  const { argument, ...extensions } = error.extensions ?? {};
  // What an input must have is nothing to be told unasked.
  if (REQUIRED.test(error.message))
    return { ...error, message: 'Something that is required is not given.', extensions };
  return { ...error, message: error.message.replace(/\s*Did you mean .*$/s, '') };
}

/** Something in the operation is the caller's to mend. */
const isCallers = ({ extensions }: GraphQLFormattedError): boolean => extensions?.code === 'BAD_USER_INPUT';

/** Nothing at all could be answered because a part of us is away: worth trying again, and a balancer should know. */
function isAway(data: unknown, errors: readonly GraphQLFormattedError[] | undefined): boolean {
  return (
    (data === null || data === undefined) &&
    errors?.some((error) => error.extensions?.code === 'UNAVAILABLE') === true
  );
}
