import { graphql } from '#lib/graph/graphql.ts';
import { Money } from '#lib/graph/shared.operation.ts';

/** A line of store credit. */
export const StoreCreditLine = graphql(
  `
    fragment StoreCreditLine on StoreCreditLine @_unmask {
      id
      kind
      amount {
        ...Money
      }
      reason
      madeAt
    }
  `,
  [Money],
);
