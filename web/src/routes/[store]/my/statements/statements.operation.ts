import { graphql } from '#lib/graph/graphql.ts';
import { PageInfo, Total } from '#lib/graph/shared.operation.ts';
import { StatementRow } from '#lib/payout/statement.operation.ts';

/** One page of what a consignor was paid. */
export const MyStatements = graphql(
  `
    query MyStatements($customer: UUID!, $first: Int, $after: String, $last: Int, $before: String) {
      customer(id: $customer) {
        id
        consignor {
          customerId
          statements(first: $first, after: $after, last: $last, before: $before) {
            nodes {
              ...StatementRow
            }
            pageInfo {
              ...PageInfo
            }
            total {
              ...Total
            }
          }
        }
      }
    }
  `,
  [PageInfo, StatementRow, Total],
);
