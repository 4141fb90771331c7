import { graphql } from '#lib/graph/graphql.ts';

/** What a new store has to see to, and how far it is. */
export const StillToDo = graphql(`
  query StillToDo {
    store {
      legalName
      organisationNumber
      contact {
        email
        telephone
        street
        postalCode
        town
      }
      logo {
        url
      }
      openingHours {
        days {
          weekday
        }
      }
      pages {
        page
      }
      modules
      portalOn
      isSetUp
      version
    }
    consignmentSettings {
      version
      payoutIban
    }
    customers(first: 1) {
      total {
        count
      }
    }
  }
`);

/** Whether the console opens on it. */
export const IsSetUp = graphql(`
  query IsSetUp {
    store {
      isSetUp
    }
  }
`);
