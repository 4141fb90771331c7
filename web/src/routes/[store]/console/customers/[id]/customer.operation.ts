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

/** One change in a history. */
export const Change = graphql(`
  fragment Change on HistoryEntry @_unmask {
    id
    at
    actorKind
    actorName
    operation
    entity
    action
    changes {
      field
      before
      after
    }
  }
`);

/** The customer's details, the note and the latest changes. */
export const CustomerDetails = graphql(
  `
    query CustomerDetails($id: UUID!, $yearAgo: LocalDate!) {
      customer(id: $id) {
        ...CustomerHead
        socialTitle
        firstName
        lastName
        companyName
        organisationNumber
        telephone
        shippingSameAsBilling
        billingAddress {
          postalCode
          country
        }
        shippingAddress {
          street
          postalCode
          town
          country
        }
        defaultGroup {
          id
        }
        newsletter
        partnerOffers
        privateNote
        registeredAt
        history(first: 4) {
          nodes {
            ...Change
          }
        }
        consignor {
          history(first: 4) {
            nodes {
              ...Change
            }
          }
        }
      }
      customerGroups {
        id
        name
      }
    }
  `,
  [CustomerHead, Change],
);

/** Who changed what about the customer and about what is agreed with them. */
export const CustomerHistory = graphql(
  `
    query CustomerHistory($id: UUID!, $yearAgo: LocalDate!) {
      customer(id: $id) {
        ...CustomerHead
        history(first: 100) {
          nodes {
            ...Change
          }
        }
        consignor {
          history(first: 100) {
            nodes {
              ...Change
            }
          }
        }
      }
      customerGroups {
        id
        name
      }
    }
  `,
  [CustomerHead, Change],
);

/** The users that may act for the customer. */
export const CustomerUsers = graphql(
  `
    query CustomerUsers($id: UUID!, $yearAgo: LocalDate!) {
      customer(id: $id) {
        ...CustomerHead
      }
    }
  `,
  [CustomerHead],
);
