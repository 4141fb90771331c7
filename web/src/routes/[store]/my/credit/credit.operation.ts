import { graphql } from '#lib/graph/graphql.ts';
import { Money, PageInfo, Total } from '#lib/graph/shared.operation.ts';
import { StoreCreditLine } from '#lib/store-credit/store-credit-line.operation.ts';

/** Somebody's own store credit, and one page of what moved it. */
export const MyCredit = graphql(
  `
    query MyCredit($customer: UUID!, $first: Int, $after: String, $last: Int, $before: String) {
      customer(id: $customer) {
        id
        storeCredit {
          ...Money
        }
        storeCreditLines(first: $first, after: $after, last: $last, before: $before) {
          nodes {
            ...StoreCreditLine
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
  `,
  [Money, PageInfo, StoreCreditLine, Total],
);
