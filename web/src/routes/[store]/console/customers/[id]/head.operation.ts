import { graphql } from '#lib/graph/graphql.ts';
import { Due, Money, StockCounts } from '#lib/graph/shared.operation.ts';

/** What stands above every tab of the customer's page: who it is, and the figures people ask for. */
export const CustomerHead = graphql(
  `
    fragment CustomerHead on Customer @_unmask {
      id
      version
      number
      kind
      approval {
        state
      }
      displayName
      email
      pendingEmail
      refusedMail {
        at
        error
      }
      emailChange {
        sentAt
        expiresAt
      }
      logInElsewhere {
        id
        number
        displayName
      }
      sameOrganisationNumber {
        id
        number
        displayName
      }
      lastVisitAt
      billingAddress {
        street
        town
      }
      groups {
        id
        name
        colour
      }
      salesTotal {
        ...Money
      }
      users {
        enabled
        role
        user {
          id
          email
          enabled
          activated
          lastVisitAt
        }
      }
      consignor {
        customerId
        balance {
          ...Money
        }
        stock {
          ...StockCounts
        }
        due {
          ...Due
        }
        salesSummary(period: { from: $yearAgo }) {
          count
          share {
            ...Money
          }
        }
      }
    }
  `,
  [Due, Money, StockCounts],
);
