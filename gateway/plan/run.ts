import type { FetchNode, PlanNode } from '@apollo/query-planner';
import {
  getOperationAST,
  GraphQLError,
  Kind,
  parse,
  type FieldNode,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { isIncluded } from '../../services/kernel/operation/conditions';
import type { Subgraph } from '../../services/kernel/subgraph/port';
import type { EngineContext } from '../engine';
import { callSubgraph, type Calling } from '../subgraph-call';
import type { KnownFetch } from './known-fetch';
import {
  isOfType,
  isTree,
  merge,
  objectsAt,
  representation,
  rewrite,
  type Tree,
  type TreePath,
} from './tree';

/** What every run of a plan shares. */
export interface Running extends Calling {
  /** What is known of a fetch; remembered by its node. */
  knownOf(node: FetchNode): KnownFetch;
  supergraph: GraphQLSchema;
  subgraphs: ReadonlyMap<string, Subgraph>;
}

/** What one run is asked with. */
export interface RunVariables {
  /** As they came: services coerce them again. */
  given: Readonly<Record<string, unknown>>;
  /** Which of `@skip` and `@include` hold; see Conditions. */
  combination: number;
}

/** One run: what has been found, and what went wrong. */
export class PlanRun {
  readonly root: Tree = Object.create(null) as Tree;
  readonly errors: GraphQLError[] = [];

  constructor(
    private readonly running: Running,
    private readonly variables: RunVariables,
    private readonly context: EngineContext,
  ) {}

  /** Carries out a node for the objects at `path`. One service's failure is an error beside the others' data. */
  async node(node: PlanNode, path: TreePath = []): Promise<void> {
    switch (node.kind) {
      case 'Sequence':
        for (const each of node.nodes) await this.node(each, path);
        return;
      case 'Parallel':
        await Promise.all(node.nodes.map((each) => this.node(each, path)));
        return;
      case 'Flatten':
        return this.node(node.node, [...path, ...node.path]);
      case 'Fetch':
        // What selects nothing is not sent; what would have needed its answer finds nothing to ask about.
        if (!isIncluded(this.running.knownOf(node).anything, this.variables.combination)) return;
        return node.requires ? this.entities(node, path) : this.fields(node, path);
      case 'Condition':
        throw new Error('What a fetch selects decides whether it is sent; see planner.ts.');
      case 'Defer':
        throw new Error('There is no @defer.');
    }
  }

  private async fields(node: FetchNode, path: TreePath): Promise<void> {
    const { objects } = objectsAt(this.root, path);
    if (objects.length === 0) return;
    const data = await this.fetch(node, {}, (each) => each);
    if (!data) return;
    rewrite(this.running.supergraph, node.outputRewrites, data);
    for (const object of objects) merge(object, data);
  }

  private async entities(node: FetchNode, path: TreePath): Promise<void> {
    const { supergraph } = this.running;
    const { objects, pathOf } = objectsAt(this.root, path);
    const representations: Tree[] = [];
    const owners: number[] = [];
    objects.forEach((object, at) => {
      const made = representation(supergraph, object, node.requires ?? []);
      if (!made?.__typename) return;
      rewrite(supergraph, node.inputRewrites, made);
      if (!this.isSelected(node, made)) return;
      representations.push(made);
      owners.push(at);
    });
    if (representations.length === 0) return;
    const data = await this.fetch(node, { representations }, ([entities, at, ...rest]) => {
      if (entities === '_entities' && typeof at === 'number') return [...pathOf(owners[at] ?? -1), ...rest];
      // What is refused of all of them is at none: it is said where they are, as the reference engine says it.
      return [...path.filter((step) => step !== '@'), entities ?? '', at ?? '', ...rest];
    });
    if (!data) return;
    const found = data._entities;
    if (!Array.isArray(found) || found.length !== representations.length)
      return this.broken(node, `${representations.length} entities were asked for.`);
    found.forEach((entity: unknown, at) => {
      const object = objects[owners[at] ?? -1];
      if (!isTree(entity) || !object) return;
      entity.__typename ??= object.__typename;
      rewrite(supergraph, node.outputRewrites, entity);
      merge(object, entity);
    });
  }

  /** Whether anything is selected of this entity: one fetch may ask for several types, each under its own condition. */
  private isSelected(node: FetchNode, entity: Tree): boolean {
    const { supergraph } = this.running;
    const { entities } = this.running.knownOf(node);
    return entities.some(
      ({ type, included }) =>
        isIncluded(included, this.variables.combination) && isOfType(supergraph, entity, type, true),
    );
  }

  /** `locate` turns a path in the service's answer into one in ours. */
  private async fetch(
    node: FetchNode,
    more: Record<string, unknown>,
    locate: (path: readonly (string | number)[]) => readonly (string | number)[],
  ): Promise<Tree | null> {
    const subgraph = this.running.subgraphs.get(node.serviceName);
    if (!subgraph) throw new Error(`There is no service ${node.serviceName}.`);
    const { given } = this.variables;
    const variables: Record<string, unknown> = {};
    for (const name of node.variableUsages ?? [])
      if (given[name] !== undefined) variables[name] = given[name];
    Object.assign(variables, more);
    const { operation: query, operationName } = node;
    const call = { query, operationName, variables, takesLong: this.running.knownOf(node).takesLong };
    const { data, errors } = await callSubgraph(subgraph, call, this.context, this.running);
    for (const error of (errors ?? []) as readonly (GraphQLError | GraphQLFormattedError)[]) {
      const path = error.path ?? (error.extensions?.code === 'UNAVAILABLE' ? wayTo(node) : null);
      this.errors.push(
        new GraphQLError(error.message, {
          path: path ? [...locate(path)] : null,
          originalError: error instanceof Error ? error : null,
          extensions: error.extensions,
        }),
      );
    }
    return isTree(data) ? data : null;
  }

  private broken(node: FetchNode, message: string): void {
    this.errors.push(new GraphQLError(`${node.serviceName}: ${message}`));
  }
}

/** Where the first thing that a fetch asks for would stand in the service's answer. */
function wayTo(node: FetchNode): (string | number)[] {
  const operation = getOperationAST(parse(node.operation, { noLocation: true }));
  const first = operation && firstField(operation.selectionSet);
  if (!first) return [];
  const name = first.alias?.value ?? first.name.value;
  const below = node.requires && first.selectionSet && firstField(first.selectionSet);
  return below ? [name, 0, below.alias?.value ?? below.name.value] : [name];
}

/** The first field that is asked for, of whatever type. */
function firstField(set: SelectionSetNode): FieldNode | undefined {
  for (const each of set.selections) {
    if (each.kind === Kind.FIELD && each.name.value !== '__typename') return each;
    const below = each.kind === Kind.INLINE_FRAGMENT ? firstField(each.selectionSet) : undefined;
    if (below) return below;
  }
  return undefined;
}
