import { graphql } from '#lib/graph/graphql.ts';

/** The overview of one customer: for a consignor the balance, what sold, what is due, and the heads of both lists. */
export const MyPage = graphql(`
  query MyPage($customer: UUID!, $since: DateTime) {
    customer(id: $customer) {
      id
      number
      displayName
      firstName
      kind
      salesTotal {
        amountMinor
        currency
      }
      consignor {
        customerId
        mayCreateItems
        itemAllowance
        itemAllowanceRemaining
        effectiveSharePercent
        balance {
          amountMinor
          currency
        }
        stock {
          all
          onSale
          due
          submitted
          back
          sold
        }
        due {
          count
          firstReturnOn
          collectBy
        }
        soldSince(instant: $since) {
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
        salesByMonth(months: 12) {
          month
          count
          share {
            amountMinor
            currency
          }
        }
        items(
          first: 6
          filter: {
            states: [DRAFT, SUBMITTED, RECEIVED, REJECTED, ON_SALE, RETURNED, DONATED, WITHDRAWN, LOST]
          }
        ) {
          nodes {
            id
            number
            description
            category
            size
            state
            isDue
            returnOn
            price {
              amountMinor
              currency
            }
          }
        }
        sales(first: 5) {
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
        }
      }
    }
  }
`);
