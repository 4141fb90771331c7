import {
  getOperationAST,
  GraphQLError,
  valueFromASTUntyped,
  type ExecutionResult,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from 'graphql';
import type { CompiledQuery } from 'graphql-jit';
import { Call } from '../database/call';
import { DatabaseUnavailable, type Database } from '../database/database';
import { isConnectionLoss } from '../database/loss';
import type { Logger } from '../log/log';
import { AnswerSize } from '../operation/answer-size';
import { coerceVariables, MOST_FAULTS } from '../operation/coerce';
import { Conditions } from '../operation/conditions';
import { Kept } from '../kept/kept';
import { DOCUMENT_BYTES } from '../kept/limits';
import { Fields } from '../operation/fields';
import { placeOfVariable, type Place } from '../operation/place';
import { rootFieldsOf } from '../operation/root-fields';
import { parsePlain, plainText, SERVICE_TEXT } from '../operation/text';
import { Unfit, unfit } from '../operation/unfit';
import { validateInOwnWords } from '../operation/validate';
import { assertLiteralsWithin, assertValuesWithin, SERVICE_VALUES } from '../operation/values';
import { rulesWith } from '../permission/rules';
import { firstDenied, neededRules, type CompiledPermissions, type NeededRule } from '../permission/walk';
import { Refusal } from '../refusal/refusal';
import { compileQuery, isCompiledQuery } from './compile';
import { badRequest, refusalOfArguments } from './input';
import type { Keep, Subgraph, SubgraphRequest } from './port';

interface Prepared {
  /** Which operation of the document it is. */
  name: string | undefined;
  /** What runs, in our own words: what the audit says, whatever the caller calls it. */
  rootFields: string;
  needed: NeededRule[];
  /** Only of the web's own: what its variables leave out needs no rule. */
  conditions: Conditions | undefined;
  compiled: CompiledQuery;
  variables: readonly VariableDefinitionNode[];
  /** Where the document uses each of them, for what is said of a wrong one. */
  place: (variable: string) => Place | null;
  /** What the operation says of variables that are not given. */
  defaults: Record<string, unknown>;
  /** How many it asks for: most of what all this takes. */
  fields: number;
}

export interface ExecutorOptions {
  name: string;
  schema: GraphQLSchema;
  permissions: CompiledPermissions;
  database: Database;
  log: Logger;
}

/** A service's part of the graph in this process: each document that is kept is read, judged and compiled once. */
export function localSubgraph(options: ExecutorOptions): Subgraph & { kept(): number } {
  // What the table names beside the kernel's rules are rights: a compiled one holds nothing else.
  const rules = rulesWith(Object.values(options.permissions));
  const prepared: Record<Keep, Kept<Prepared>> = {
    always: new Kept('compiledOwn'),
    shared: new Kept('compiled'),
    guests: new Kept('compiledOfGuests'),
  };

  const prepare = (request: SubgraphRequest): Prepared => {
    if (request.keep === undefined) return prepareDocument(options, request);
    const store = prepared[request.keep];
    // By the text alone, which is the same object as before: one put together here would be read letter by letter.
    const found = store.find(request.query);
    if (found !== undefined && found.name === request.operationName) return found;
    const made = prepareDocument(options, request);
    store.keep(request.query, made, DOCUMENT_BYTES.atAll + DOCUMENT_BYTES.aField * made.fields);
    return made;
  };

  return {
    name: options.name,
    kept: () => prepared.always.size + prepared.shared.size + prepared.guests.size,
    async execute(request) {
      let ready: Prepared;
      try {
        ready = prepare(request);
        const given = request.variables ?? {};
        // First who asks: what an input looks like is not for those who may not send it.
        const denied = firstDenied(ready.needed, rules, request.actor, decided(options.schema, ready, given));
        if (denied !== null) return forbidden(denied);
        assertFitting(options.schema, ready, given);
      } catch (error) {
        if (error instanceof Unfit) return { errors: error.errors };
        throw error;
      }
      const trace = { operation: ready.rootFields, requestId: request.requestId };
      const call = new Call(options.database, request.actor, trace, request.address ?? null);
      try {
        const result = await ready.compiled.query(undefined, call, {
          ...ready.defaults,
          ...request.variables,
        });
        const answer =
          result.errors === undefined
            ? result
            : {
                ...result,
                errors: result.errors
                  .slice(0, MOST_FAULTS)
                  .map((error: GraphQLError) => masked(error, request, options)),
              };
        new AnswerSize().value(answer);
        return answer;
      } catch (error) {
        if (error instanceof Unfit) return { errors: error.errors };
        throw error;
      } finally {
        await call.end();
      }
    },
  };
}

function prepareDocument(options: ExecutorOptions, request: SubgraphRequest): Prepared {
  const plain = plainText(SERVICE_TEXT, request.query);
  const document = parsePlain(SERVICE_TEXT, plain, { noLocation: true });
  assertLiteralsWithin(SERVICE_VALUES, document);
  const errors = validateInOwnWords(options.schema, document);
  if (errors.length > 0) throw new Unfit(errors);
  const operation = getOperationAST(document, request.operationName);
  if (!operation) throw unfit('OPERATION_RESOLUTION_FAILURE', 'The document has no such operation.');
  const conditions = request.keep === 'always' ? Conditions.of(document) : undefined;
  const needed = neededRules(options.schema, document, request.operationName, options.permissions, {
    entities: true,
    ...(conditions && { conditions }),
  });
  const compiled = compileQuery(options.schema, document, request.operationName);
  if (!isCompiledQuery(compiled)) throw unfit('GRAPHQL_VALIDATION_FAILED', 'It cannot be compiled.');
  const variables = operation.variableDefinitions ?? [];
  const rootFields = rootFieldsOf(document, operation).join(' ');
  const place = (variable: string): Place | null => placeOfVariable(document, operation, variable);
  const fields = new Fields(document).all();
  return {
    name: request.operationName,
    rootFields,
    needed,
    conditions,
    compiled,
    variables,
    place,
    defaults: defaultsOf(variables),
    fields,
  };
}

/** Which combination of conditions these variables are; undefined where everything that is written counts. */
function decided(
  schema: GraphQLSchema,
  { conditions, variables, place }: Prepared,
  given: Record<string, unknown>,
): number | undefined {
  if (conditions === undefined) return undefined;
  const { combination, faults } = conditions.decide(schema, variables, given, place);
  if (faults.length > 0) throw new Unfit(faults);
  return combination;
}

/** Before anything runs, and in our words: graphql-jit would repeat what came. */
function assertFitting(schema: GraphQLSchema, ready: Prepared, given: Record<string, unknown>): void {
  assertValuesWithin(SERVICE_VALUES, given);
  const { faults } = coerceVariables(schema, ready.variables, given, ready.place);
  if (faults.length > 0) throw new Unfit(faults);
}

/** graphql-jit 0.8.9 calls a variable of a required type missing, even where the operation has a default for it. */
function defaultsOf(definitions: readonly VariableDefinitionNode[]): Record<string, unknown> {
  return Object.fromEntries(
    definitions.flatMap(({ variable, defaultValue }) =>
      defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)]],
    ),
  );
}

/** Denied before anything ran: the field is named, the row behind it is not. */
export function forbidden(denied: NeededRule): ExecutionResult {
  return {
    errors: [
      new GraphQLError(`Not allowed: ${denied.coordinate}`, {
        path: denied.path,
        extensions: { code: 'FORBIDDEN', coordinate: denied.coordinate },
      }),
    ],
  };
}

/** What a client may read of an error: our own GraphQLErrors, everything else becomes a request id to quote. */
function masked(error: GraphQLError, request: SubgraphRequest, options: ExecutorOptions): GraphQLError {
  const original = rootOf(error);
  // A field below the root has no union to answer with: mails(first: 0).
  const refusal = original instanceof Refusal ? original : refusalOfArguments(error.originalError);
  if (refusal !== null)
    return new GraphQLError(refusal.message, {
      path: error.path,
      extensions: badRequest(refusal).extensions,
    });
  if (original === null) return error;
  const away = original instanceof DatabaseUnavailable || isConnectionLoss(original);
  options.log.error(
    { error: original, requestId: request.requestId, operation: request.operation },
    away ? 'The database is away' : 'Unexpected error',
  );
  return new GraphQLError(away ? 'Not available at the moment, please try again' : 'Unexpected error', {
    path: error.path,
    extensions: { code: away ? 'UNAVAILABLE' : 'INTERNAL_SERVER_ERROR', requestId: request.requestId },
  });
}

function rootOf(error: unknown): Error | null {
  let current: unknown = error;
  while (current instanceof GraphQLError && current.originalError) current = current.originalError;
  return current instanceof GraphQLError || !(current instanceof Error) ? null : current;
}
