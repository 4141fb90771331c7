import { graphql } from '#lib/graph/graphql.ts';
import { Money, PageInfo, Sale } from '#lib/graph/shared.operation.ts';

/** A statement as lists show it. */
export const StatementRow = graphql(
  `
    fragment StatementRow on Statement @_unmask {
      id
      number
      name
      method
      madeAt
      total {
        ...Money
      }
      reverses {
        id
        number
      }
      reversedBy {
        id
        number
      }
      customer {
        id
      }
    }
  `,
  [Money],
);

/** A statement with the next of its lines: it is shown and printed whole. */
export const WholeStatement = graphql(
  `
    query WholeStatement($id: UUID!, $after: String) {
      statement(id: $id) {
        ...StatementRow
        customer {
          number
        }
        balanceLines(first: 200, after: $after) {
          nodes {
            id
            kind
            amount {
              ...Money
            }
            reason
            item {
              id
              number
              description
              sale {
                ...Sale
              }
            }
          }
          pageInfo {
            ...PageInfo
          }
        }
      }
    }
  `,
  [Money, PageInfo, Sale, StatementRow],
);
