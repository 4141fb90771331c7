import type { PlanNode } from '@apollo/query-planner';
import {
  executeSync,
  getOperationAST,
  Kind,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { coerceVariables, type Coerced } from '../services/kernel/operation/coerce';
import { PATIENCE, type Engine, type EngineContext, type EngineOptions } from './engine';
import { maskErrors, plainError } from './masking';
import { createPlanner, type Planner } from './plan/planner';
import { PlanRun, type Running } from './plan/run';
import { Shape, type ShapeRoot } from './plan/shape';

/** An operation as it is kept: planned once, shaped once for each combination of its conditions. */
interface Planned {
  operation: OperationDefinitionNode;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** What it asks of the schema itself: nothing, nothing else, or that among other things. */
  introspection: 'none' | 'only' | 'mixed';
  node: PlanNode | undefined;
  /** Variables that `@skip` and `@include` read. */
  conditions: string[];
  shapes: Map<string, ShapeRoot>;
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
  const running: Running = { patience, report: options.report, supergraph: planner.supergraph, subgraphs };
  const plans = new WeakMap<DocumentNode, Map<string, Planned>>();
  return {
    schema: planner.schema,
    async execute({ document, operationName, variables = {} }, context) {
      const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
      const { coerced, faults } = coerceVariables(planner.schema, definitions, variables);
      // Found before anything was planned, and the caller's to mend.
      if (faults.length > 0) return { errors: faults };
      const ofDocument = plans.get(document) ?? new Map<string, Planned>();
      plans.set(document, ofDocument);
      let plan = ofDocument.get(operationName ?? '');
      if (!plan) ofDocument.set(operationName ?? '', (plan = prepare(planner, document, operationName)));
      if (plan.introspection !== 'none') return introspect(planner, plan, document, operationName, variables);
      return run(planner, running, plan, { given: variables, coerced }, context);
    },
    stop: () => Promise.resolve(),
  };
}

function prepare(planner: Planner, document: DocumentNode, operationName: string | undefined): Planned {
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new Error('The document has no such operation.');
  const fragments = new Map<string, FragmentDefinitionNode>();
  const conditions = new Set<string>();
  visit(document, {
    FragmentDefinition: (node) => void fragments.set(node.name.value, node),
    Directive: (node) => {
      for (const { value } of node.arguments ?? [])
        if (value.kind === Kind.VARIABLE) conditions.add(value.name.value);
    },
  });
  const asked = new Set(rootFields(operation.selectionSet, fragments));
  const introspection = !asked.has('schema') ? 'none' : asked.has('data') ? 'mixed' : 'only';
  const node = introspection === 'none' ? planner.plan(document, operationName) : undefined;
  return { operation, fragments, introspection, node, conditions: [...conditions].sort(), shapes: new Map() };
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
  if (plan.introspection === 'only') return executeSync({ schema, document, operationName, variableValues });
  const message = 'Ask about the schema in an operation of its own.';
  return { data: null, errors: [plainError(message, 'BAD_USER_INPUT')] };
}

async function run(
  planner: Planner,
  running: Running,
  plan: Planned,
  { given, coerced }: { given: Record<string, unknown>; coerced: Coerced },
  context: EngineContext,
): Promise<ExecutionResult> {
  const work = new PlanRun(running, given, context, coerced);
  if (plan.node) await work.node(plan.node);
  const missing: string[] = [];
  const data = shapeOf(planner, plan, coerced)(work.root, missing);
  if (work.errors.length > 0)
    return {
      data,
      errors: maskErrors(work.errors, context.requestId, (error) => running.report(error, context)),
    };
  if (missing.length > 0)
    running.report(new Error(`A service gave ${missing.slice(0, 10).join(', ')}.`), context);
  return { data };
}

function shapeOf({ schema }: Planner, plan: Planned, variables: Record<string, unknown>): ShapeRoot {
  const key = plan.conditions.map((name) => String(variables[name])).join();
  const known = plan.shapes.get(key);
  if (known) return known;
  const { operation, fragments } = plan;
  const type = schema.getRootType(operation.operation);
  if (!type) throw new Error(`There is no ${operation.operation}.`);
  const shape = new Shape({ schema, fragments, variables }).root(type, operation.selectionSet);
  plan.shapes.set(key, shape);
  return shape;
}
