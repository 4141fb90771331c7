import { graphql } from '#lib/graph/graphql.ts';
import { Item, PageInfo, Photographed, Pictured, Total } from '#lib/graph/shared.operation.ts';
import { Allowance } from '#lib/intake/entry.operation.ts';

/** One page of what is in the open intake. */
export const OpenIntake = graphql(
  `
    query OpenIntake($customer: UUID!, $first: Int, $after: String, $last: Int, $before: String) {
      customer(id: $customer) {
        id
        consignor {
          ...Allowance
          openIntake {
            id
            openedAt
            items(first: $first, after: $after, last: $last, before: $before) {
              nodes {
                ...Item
                ...Pictured
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
    }
  `,
  [Allowance, Item, PageInfo, Pictured, Total],
);

/** What stands above the form: the allowance, and what was entered last. */
export const NewItem = graphql(
  `
    query NewItem($customer: UUID!) {
      consignmentSettings {
        categories
      }
      customer(id: $customer) {
        id
        consignor {
          ...Allowance
          openIntake {
            id
            openedAt
            items(last: 1) {
              nodes {
                ...Item
                brand
              }
              total {
                ...Total
              }
            }
          }
        }
      }
    }
  `,
  [Allowance, Item, Total],
);

/** A draft to change, with the allowance that a copy of it takes from. */
export const DraftItem = graphql(
  `
    query DraftItem($number: Int!, $customer: UUID!) {
      consignmentSettings {
        categories
      }
      consignmentItemByNumber(number: $number) {
        ...Item
        ...Photographed
        brand
        version
        fromAllowance
        customer {
          id
        }
        intake {
          id
          openedAt
        }
      }
      customer(id: $customer) {
        id
        consignor {
          ...Allowance
        }
      }
    }
  `,
  [Allowance, Item, Photographed],
);
