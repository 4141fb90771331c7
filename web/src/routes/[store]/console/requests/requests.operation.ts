import { graphql } from '#lib/graph/graphql.ts';
import { Money, PageInfo, Total } from '#lib/graph/shared.operation.ts';

/** One page of what consignors ask for items and nobody has answered. */
export const ItemRequests = graphql(
  `
    query ItemRequests($first: Int, $after: String, $last: Int, $before: String) {
      itemRequests(first: $first, after: $after, last: $last, before: $before) {
        nodes {
          kind
          note
          askedAt
          price {
            ...Money
          }
          item {
            id
            number
            description
            price {
              ...Money
            }
            customer {
              id
              number
              displayName
            }
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
  [Money, PageInfo, Total],
);
