import { graphql } from '#lib/graph/graphql.ts';

/** What stands above every tab of the customer's page: who it is, and the figures people ask for. */
export const CustomerHead = graphql(`
  fragment CustomerHead on Customer @_unmask {
    id
    version
    number
    kind
    displayName
    email
    pendingEmail
    emailChange {
      sentAt
      expiresAt
    }
    logInElsewhere {
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
      amountMinor
      currency
    }
    users {
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
        collectBy
      }
      salesSummary(period: { from: $yearAgo }) {
        count
        share {
          amountMinor
          currency
        }
      }
    }
  }
`);
