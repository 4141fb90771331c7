import type { FetchNode, PlanNode } from '@apollo/query-planner';
import {
  executeSync,
  getOperationAST,
  Kind,
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { coerceVariables } from '../services/kernel/operation/coerce';
import { AnswerSize } from '../services/kernel/operation/answer-size';
import { placeOfVariable } from '../services/kernel/operation/place';
import { Unfit } from '../services/kernel/operation/unfit';
import { PATIENCE, type Engine, type EngineContext, type EngineOptions } from './engine';
import { maskErrors, MOST_ERRORS, plainError } from './masking';
import { Conditions } from '../services/kernel/operation/conditions';
import { createPlanner, type Planner } from './plan/planner';
import { knownFetches, type KnownFetch } from './plan/known-fetch';
import { PlanRun, type Running, type RunVariables } from './plan/run';
import { Shape, type ShapeRoot } from './plan/shape';

/** An operation as it is kept: planned once, and shaped by one shape whatever its conditions are. */
interface Planned {
  /** What it asks of the schema itself: nothing, nothing else, or that among other things. */
  introspection: 'none' | 'only' | 'mixed';
  node: PlanNode | undefined;
  conditions: Conditions;
  knownOf: (node: FetchNode) => KnownFetch;
  shape: ShapeRoot;
}

/**
 * The Engine with the planner of @apollo/gateway and an executor of our own, which spends a fraction of the
 * time on putting answers together. plan-engine.spec.ts holds it against @apollo/gateway's own executor.
 */
export async function createPlanEngine(options: EngineOptions): Promise<Engine> {
  const planner = createPlanner(options.supergraphSdl);
  const subgraphs = new Map(options.subgraphs.map((subgraph) => [subgraph.name, subgraph]));
  for (const name of planner.services)
    if (!subgraphs.has(name))
      throw new Error(`schema/supergraph.graphql names the service ${name}, which is not here.`);
  const patience = options.patience ?? PATIENCE;
  const { report, takeLong = new Set<string>() } = options;
  const running: Omit<Running, 'knownOf'> = { patience, report, supergraph: planner.supergraph, subgraphs };
  const plans = new WeakMap<DocumentNode, Map<string, Planned>>();
  return {
    schema: planner.schema,
    async execute({ document, operationName, variables = {} }, context) {
      const asked = getOperationAST(document, operationName);
      const place = (variable: string) => (asked ? placeOfVariable(document, asked, variable) : null);
      const definitions = asked?.variableDefinitions ?? [];
      const { faults } = coerceVariables(planner.schema, definitions, variables, place);
      // Found before anything was planned, and the caller's to mend.
      if (faults.length > 0) return { errors: faults };
      const ofDocument = plans.get(document) ?? new Map<string, Planned>();
      plans.set(document, ofDocument);
      let plan = ofDocument.get(operationName ?? '');
      if (!plan) {
        const made = within(() => prepare(planner, takeLong, document, operationName));
        if (made instanceof Unfit) return { errors: made.errors };
        ofDocument.set(operationName ?? '', (plan = made));
      }
      const decided = plan.conditions.decide(planner.schema, definitions, variables, place);
      if (decided.faults.length > 0) return { errors: decided.faults };
      if (plan.introspection !== 'none') return introspect(planner, plan, document, operationName, variables);
      return run(running, plan, { given: variables, combination: decided.combination }, context);
    },
    stop: () => Promise.resolve(),
  };
}

function prepare(
  planner: Planner,
  takeLong: ReadonlySet<string>,
  document: DocumentNode,
  operationName: string | undefined,
): Planned {
  const { schema } = planner;
  const operation = getOperationAST(document, operationName);
  const type = operation && schema.getRootType(operation.operation);
  if (!type) throw new Error('The document has no such operation.');
  const conditions = Conditions.of(document);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const asked = new Set(rootFields(operation.selectionSet, fragments));
  const introspection = !asked.has('schema') ? 'none' : asked.has('data') ? 'mixed' : 'only';
  const node = introspection === 'none' ? planner.plan(document, operationName) : undefined;
  const shape =
    introspection === 'none'
      ? new Shape({ schema, fragments, conditions }).root(type, operation.selectionSet)
      : () => null;
  return { introspection, node, conditions, knownOf: knownFetches(conditions, takeLong), shape };
}

function* rootFields(
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): Generator<'schema' | 'data'> {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      const name = selection.name.value;
      if (name !== '__typename') yield name === '__schema' || name === '__type' ? 'schema' : 'data';
    } else {
      const below = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (below) yield* rootFields(below.selectionSet, fragments);
    }
  }
}

/** No service's business: the graph as clients see it answers for itself. */
function introspect(
  { schema }: Planner,
  plan: Planned,
  document: DocumentNode,
  operationName: string | undefined,
  variableValues: Record<string, unknown>,
): ExecutionResult {
  if (plan.introspection === 'only') {
    const result = executeSync({ schema, document, operationName, variableValues });
    const beyond = within(() => new AnswerSize().value(result));
    return beyond instanceof Unfit ? { data: null, errors: beyond.errors } : result;
  }
  const message = 'Ask about the schema in an operation of its own.';
  return { data: null, errors: [plainError(message, 'BAD_USER_INPUT')] };
}

async function run(
  running: Omit<Running, 'knownOf'>,
  plan: Planned,
  variables: RunVariables,
  context: EngineContext,
): Promise<ExecutionResult> {
  const { combination } = variables;
  const work = new PlanRun({ ...running, knownOf: plan.knownOf }, variables, context);
  if (plan.node) await work.node(plan.node);
  const report = (error: unknown): void => running.report(error, context);
  const errors = maskErrors(work.errors, context.requestId, report);
  // A service's part was too large: the rest is no answer to what was asked.
  const beyond = errors.find((error) => error.extensions.code === 'ANSWER_TOO_LARGE');
  if (beyond) return { data: null, errors: [beyond] };
  const faults: string[] = [];
  const data = within(() => {
    const size = new AnswerSize();
    if (errors.length > 0) size.value(errors.slice(0, MOST_ERRORS).map((error) => error.toJSON()));
    return plan.shape(work.root, { faults, size, combination });
  });
  if (data instanceof Unfit) return { data: null, errors: data.errors };
  if (errors.length > 0) return { data, errors };
  if (faults.length > 0) report(new Error(`A service gave ${faults.slice(0, 10).join(', ')}.`));
  return { data };
}

/** What the work gives, or the refusal it ends with. */
function within<T>(work: () => T): T | Unfit {
  try {
    return work();
  } catch (error) {
    if (error instanceof Unfit) return error;
    throw error;
  }
}
