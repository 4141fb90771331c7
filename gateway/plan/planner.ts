import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner, type PlanNode } from '@apollo/query-planner';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { withRealScalars } from '../../services/kernel/graph/scalars';

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
  const planner = new QueryPlanner(supergraph);
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
