import { graphql } from '#lib/graph/graphql.ts';
import { CustomerHead } from './customer.operation.ts';

/** What is agreed with the customer as a consignor. */
export const CustomerConsignment = graphql(
  `
    query CustomerConsignment($id: UUID!, $yearAgo: LocalDate!) {
      customer(id: $id) {
        ...CustomerHead
        consignor {
          charity
          mayCreateItems
          itemAllowance
          itemAllowanceRemaining
          consignorSharePercent
          effectiveSharePercent
          storeDefaultSharePercent
          returnMail
          calendarNote
          version
        }
      }
      store {
        id
        selfEntryAllowed
      }
    }
  `,
  [CustomerHead],
);

/** Changes what is agreed; a customer who was no consignor becomes one. */
export const UpdateConsignor = graphql(`
  mutation UpdateConsignor($input: UpdateConsignorInput!) {
    updateConsignor(input: $input) {
      __typename
      ... on ChangedMeanwhile {
        version
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

/** One page of what was sold for the customer in a period, and what the period comes to. */
export const CustomerSales = graphql(
  `
    query CustomerSales(
      $id: UUID!
      $yearAgo: LocalDate!
      $from: LocalDate
      $until: LocalDate
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      customer(id: $id) {
        ...CustomerHead
        consignor {
          period: salesSummary(period: { from: $from, until: $until }) {
            count
            soldFor {
              amountMinor
              currency
            }
            share {
              amountMinor
              currency
            }
          }
          sales(
            first: $first
            after: $after
            last: $last
            before: $before
            period: { from: $from, until: $until }
          ) {
            nodes {
              id
              number
              description
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
                storePart {
                  amountMinor
                  currency
                }
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
