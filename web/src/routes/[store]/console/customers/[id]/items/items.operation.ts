import { graphql } from '#lib/graph/graphql.ts';
import { Item, PageInfo, Reduced, Sale, Total } from '#lib/graph/shared.operation.ts';
import { CustomerHead } from '../head.operation.ts';

/** One page of the customer's goods; how each was sold and what it is to a buyer only where a column shows it. */
export const CustomerItems = graphql(
  `
    query CustomerItems(
      $id: UUID!
      $yearAgo: LocalDate!
      $first: Int
      $after: String
      $last: Int
      $before: String
      $states: [ItemState!]
      $due: Boolean
      $until: LocalDate
      $withSale: Boolean! = true
      $withUnit: Boolean! = true
    ) {
      customer(id: $id) {
        ...CustomerHead
        consignor {
          items(
            first: $first
            after: $after
            last: $last
            before: $before
            filter: { states: $states, due: $due, onSaleUntil: $until }
          ) {
            nodes {
              ...Item
              ...Reduced
              brand
              receivedOn
              sale @include(if: $withSale) {
                id
                ...Sale
              }
              sellableUnit @include(if: $withUnit) {
                id
                sku
                stock
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
      }
    }
  `,
  [CustomerHead, Item, PageInfo, Reduced, Sale, Total],
);
