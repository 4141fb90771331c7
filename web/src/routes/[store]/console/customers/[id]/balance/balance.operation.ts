import { BalanceLine } from '#lib/balance/balance-line.operation.ts';
import { graphql } from '#lib/graph/graphql.ts';
import { Money, PageInfo, Total } from '#lib/graph/shared.operation.ts';
import { CustomerHead } from '../head.operation.ts';

/** One page of what a consignor's balance is made of. */
export const CustomerBalance = graphql(
  `
    query CustomerBalance(
      $id: UUID!
      $yearAgo: LocalDate!
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      customer(id: $id) {
        ...CustomerHead
        consignor {
          balance {
            ...Money
          }
          payable {
            ...Money
          }
          balanceLines(first: $first, after: $after, last: $last, before: $before) {
            nodes {
              ...BalanceLine
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
  [BalanceLine, CustomerHead, Money, PageInfo, Total],
);

/** Writes a fee or an adjustment. */
export const AddBalanceLine = graphql(`
  mutation AddBalanceLine($input: AddBalanceLineInput!) {
    addBalanceLine(input: $input) {
      __typename
      ... on BalanceLine {
        id
      }
      ... on InvalidInput {
        fields {
          path
          code
        }
      }
    }
  }
`);
