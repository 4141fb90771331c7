import { BalanceLine } from '#lib/balance/balance-line.operation.ts';
import { graphql } from '#lib/graph/graphql.ts';
import { Money, PageInfo, Total } from '#lib/graph/shared.operation.ts';

/** One page of what a consignor's balance is made of. */
export const MyBalance = graphql(
  `
    query MyBalance($customer: UUID!, $first: Int, $after: String, $last: Int, $before: String) {
      customer(id: $customer) {
        id
        consignor {
          customerId
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
  [BalanceLine, Money, PageInfo, Total],
);
