import { graphql } from '#lib/graph/graphql.ts';
import { Item, PageInfo, Photographed, Pictured, Total } from '#lib/graph/shared.operation.ts';
import { Allowance } from '#lib/intake/entry.operation.ts';
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
  [Allowance, CustomerHead, Item, PageInfo, Photographed, Pictured, Total],
);
