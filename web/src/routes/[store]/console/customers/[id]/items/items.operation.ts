import { graphql } from '#lib/graph/graphql.ts';
import { CustomerHead } from '../head.operation.ts';

/** One page of the customer's goods, with how each was sold and what it is to a buyer. */
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
    ) {
      customer(id: $id) {
        ...CustomerHead
        consignor {
          items(
            first: $first
            after: $after
            last: $last
            before: $before
            filter: { states: $states, due: $due }
          ) {
            nodes {
              id
              number
              description
              category
              size
              brand
              state
              isDue
              receivedOn
              returnOn
              sharePercent
              price {
                amountMinor
                currency
              }
              sale {
                balanceLineId
                soldOn
                soldFor {
                  amountMinor
                  currency
                }
                share {
                  amountMinor
                  currency
                }
              }
              sellableUnit {
                id
                sku
                stock
              }
            }
            pageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }
            total {
              count
              capped
            }
          }
        }
      }
    }
  `,
  [CustomerHead],
);
