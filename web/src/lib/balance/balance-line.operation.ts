import { graphql } from '#lib/graph/graphql.ts';
import { Money } from '#lib/graph/shared.operation.ts';

/** A line of a balance. */
export const BalanceLine = graphql(
  `
    fragment BalanceLine on BalanceLine @_unmask {
      id
      kind
      amount {
        ...Money
      }
      reason
      takenBack {
        id
        number
      }
      payableOn
      madeAt
      paidOut
      itemDescription
      statement {
        id
        number
      }
      item {
        id
        number
      }
    }
  `,
  [Money],
);
