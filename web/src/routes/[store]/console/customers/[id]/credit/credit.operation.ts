import { graphql } from '#lib/graph/graphql.ts';
import { Money, PageInfo, Total } from '#lib/graph/shared.operation.ts';
import { StoreCreditLine } from '#lib/store-credit/store-credit-line.operation.ts';
import { CustomerHead } from '../head.operation.ts';

/** A customer's store credit, and one page of what moved it. */
export const CustomerCredit = graphql(
  `
    query CustomerCredit(
      $id: UUID!
      $yearAgo: LocalDate!
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      customer(id: $id) {
        ...CustomerHead
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
  [CustomerHead, Money, PageInfo, StoreCreditLine, Total],
);

/** Gives store credit, or takes some back. */
export const AddStoreCredit = graphql(
  `
    mutation AddStoreCredit($input: AddStoreCreditInput!) {
      addStoreCredit(input: $input) {
        __typename
        ... on StoreCreditLine {
          id
        }
        ... on StoreCreditTooLow {
          remaining {
            ...Money
          }
          excess {
            ...Money
          }
        }
        ... on InvalidInput {
          fields {
            path
            code
          }
        }
      }
    }
  `,
  [Money],
);
