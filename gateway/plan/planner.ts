import { createRequire } from 'node:module';
import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner, type PlanNode } from '@apollo/query-planner';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { withRealScalars } from '../../services/kernel/graph/scalars';

/**
 * @apollo/query-planner 2.14.4 lifts conditions from a fetch's fields to the fetch, those of a field together with
 * those below it: of `customers @include(if: $a) { total @include(if: $b) }` nothing is fetched without `$b`, and
 * `customers` is null in place of an object. It is told that it finds none; a run leaves out by itself what selects
 * nothing (known-fetch.ts).
 */
const lifting = createRequire(__filename)('@apollo/query-planner/dist/conditions') as {
  conditionsOfSelectionSet: () => boolean;
};
lifting.conditionsOfSelectionSet = () => true;

/** Makes plans over the services; the planner itself is the one of @apollo/gateway. */
export interface Planner {
  /** The graph as clients see it. */
  schema: GraphQLSchema;
  /** With the types only services see, for their interfaces. */
  supergraph: GraphQLSchema;
  services: string[];
  /** What to fetch in which order; undefined where nothing is. The document must be valid. */
  plan(document: DocumentNode, operationName: string | undefined): PlanNode | undefined;
}

/** The planner of the committed supergraph. */
export function createPlanner(supergraphSdl: string): Planner {
  // Composition has validated it; once more costs a second at start.
  const supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: false });
  const apiSchema = supergraph.apiSchema();
  // graphql-jit 0.8.9 reads a fragment once in a selection, under the condition of whoever spreads it first.
  const planner = new QueryPlanner(supergraph, { reuseQueryFragments: false });
  return {
    schema: withRealScalars(apiSchema.toGraphQLJSSchema()),
    supergraph: supergraph.schema.toGraphQLJSSchema(),
    services: supergraph.subgraphsMetadata().map(({ name }) => name),
    plan(document, operationName) {
      const { node } = planner.buildQueryPlan(operationFromDocument(apiSchema, document, { operationName }));
      if (node?.kind === 'Subscription') throw new Error('There are no subscriptions.');
      return node;
    },
  };
}
