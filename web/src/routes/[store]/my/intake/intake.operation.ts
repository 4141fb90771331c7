import { graphql } from '#lib/graph/graphql.ts';
import { Item, Photographed, Total } from '#lib/graph/shared.operation.ts';
import { Allowance, DraftsPage } from '#lib/intake/entry.operation.ts';

/** One page of what is in the open intake. */
export const OpenIntake = graphql(
  `
    query OpenIntake($customer: UUID!, $first: Int, $after: String, $last: Int, $before: String) {
      customer(id: $customer) {
        id
        consignor {
          ...Allowance
          openIntake {
            ...DraftsPage
          }
        }
      }
    }
  `,
  [Allowance, DraftsPage],
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
