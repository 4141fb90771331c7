import { graphql } from '#lib/graph/graphql.ts';

/** One page of what was sold for a consignor in a period, and what the whole period comes to. */
export const MySales = graphql(`
  query MySales(
    $customer: UUID!
    $from: LocalDate
    $until: LocalDate
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    customer(id: $customer) {
      id
      consignor {
        customerId
        salesSummary(period: { from: $from, until: $until }) {
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
          }
          pageInfo {
            hasNextPage
            hasPreviousPage
            startCursor
            endCursor
          }
        }
      }
    }
  }
`);
