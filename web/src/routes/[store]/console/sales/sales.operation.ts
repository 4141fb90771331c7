import { graphql } from '#lib/graph/graphql.ts';
import { Money, PageInfo, Total } from '#lib/graph/shared.operation.ts';

/** One page of what was sold, newest first. */
export const Sales = graphql(
  `
    query Sales($period: Period, $first: Int, $after: String, $last: Int, $before: String) {
      orders(period: $period, first: $first, after: $after, last: $last, before: $before) {
        nodes {
          id
          number
          state
          placedOn
          placedAt
          total {
            ...Money
          }
          reversed {
            ...Money
          }
          customer {
            id
            number
            displayName
          }
          lines {
            id
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

/** Whether there is a sale with this number. */
export const SaleWithNumber = graphql(`
  query SaleWithNumber($number: Int!) {
    orderByNumber(number: $number) {
      id
      number
    }
  }
`);
