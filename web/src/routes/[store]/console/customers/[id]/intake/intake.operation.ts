import { graphql } from '#lib/graph/graphql.ts';
import { Item, Photographed } from '#lib/graph/shared.operation.ts';
import { Allowance, DraftsPage } from '#lib/intake/entry.operation.ts';
import { CustomerHead } from '../head.operation.ts';

/** What the consignor's open intake has, what was entered last and, to be changed, one item of it. */
export const CustomerIntake = graphql(
  `
    query CustomerIntake(
      $id: UUID!
      $yearAgo: LocalDate!
      $first: Int
      $after: String
      $last: Int
      $before: String
      $number: Int! = 0
      $withItem: Boolean! = false
    ) {
      consignmentSettings {
        categories
      }
      customer(id: $id) {
        ...CustomerHead
        consignor {
          ...Allowance
          openIntake {
            ...DraftsPage
            newest: items(last: 1) {
              nodes {
                id
                category
                size
                brand
              }
            }
          }
        }
      }
      consignmentItemByNumber(number: $number) @include(if: $withItem) {
        ...Item
        ...Photographed
        brand
        version
        customer {
          id
        }
      }
    }
  `,
  [Allowance, CustomerHead, DraftsPage, Item, Photographed],
);
