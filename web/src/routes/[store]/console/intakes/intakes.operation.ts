import { graphql } from '#lib/graph/graphql.ts';
import { PageInfo, Total } from '#lib/graph/shared.operation.ts';

/** One page of what consignors have brought, or are about to. */
export const Intakes = graphql(
  `
    query Intakes($state: IntakeState, $first: Int, $after: String, $last: Int, $before: String) {
      intakes(filter: { state: $state }, first: $first, after: $after, last: $last, before: $before) {
        nodes {
          id
          state
          openedAt
          submittedAt
          itemCount
          customer {
            id
            number
            displayName
          }
        }
        pageInfo {
          ...PageInfo
        }
        total {
          ...Total
        }
      }
    }
  `,
  [PageInfo, Total],
);
