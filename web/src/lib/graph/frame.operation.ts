import { graphql } from '#lib/graph/graphql.ts';

/** When the shop is open. */
export const HoursOfStore = graphql(`
  fragment HoursOfStore on OpeningHours @_unmask {
    days {
      weekday
      periods {
        opensAt
        closesAt
      }
    }
    exceptions {
      from
      upTo
      reason
      periods {
        opensAt
        closesAt
      }
    }
    note
  }
`);

/** The store as every page shows it: name, look, footer. */
export const StoreOfPage = graphql(
  `
    fragment StoreOfPage on Store @_unmask {
      id
      name
      language
      timeZone
      currency
      country
      languages
      legalName
      organisationNumber
      vatNumber
      colour
      skin
      logo {
        url
        width
        height
        iconUrl
        touchIconUrl
      }
      banner {
        url
        width
        height
      }
      modules
      portalOn
      registrationOpen
      minimumPasswordLength
      twoFactor
      contact {
        email
        telephone
        street
        postalCode
        town
      }
      footer {
        payments {
          code
          ownName
        }
        carriers {
          code
          ownName
        }
        newsletter
      }
      openingHours {
        ...HoursOfStore
      }
      pages {
        page
        languages
      }
    }
  `,
  [HoursOfStore],
);

/** The frame for readers without a session: nothing here needs one. */
export const VisitorFrame = graphql(
  `
    query VisitorFrame {
      store {
        ...StoreOfPage
      }
    }
  `,
  [StoreOfPage],
);

/** What a session still lacks after its password, and when that was given. */
export const LackingStep = graphql(`
  fragment LackingStep on Query @_unmask {
    secondStep {
      step
    }
    viewer {
      loggedInAt
    }
  }
`);

/** The frame for who has registered and not confirmed it yet. */
export const WaitingFrame = graphql(
  `
    query WaitingFrame {
      store {
        ...StoreOfPage
      }
      registration {
        expiresAt
      }
      ...LackingStep
    }
  `,
  [StoreOfPage, LackingStep],
);

/** The frame of the console for who has given only a password so far. */
export const LackingFrame = graphql(
  `
    query LackingFrame {
      store {
        ...StoreOfPage
      }
      ...LackingStep
    }
  `,
  [StoreOfPage, LackingStep],
);

/** The frame of My page: the store, who is looking, and the customers they may act for. */
export const PortalFrame = graphql(
  `
    query PortalFrame {
      store {
        ...StoreOfPage
      }
      viewer {
        kind
        language
        loggedInAt
        previousVisitAt
        user {
          id
          email
          createdAt
        }
        customers {
          id
          number
          kind
          displayName
          firstName
          lastName
          consignor {
            customerId
            mayCreateItems
            stock {
              all
              sold
            }
          }
        }
      }
    }
  `,
  [StoreOfPage],
);

/** The frame of the console: the store, the member of staff and, where the page is a list, what they see of it. */
export const ConsoleFrame = graphql(
  `
    query ConsoleFrame($list: String! = "", $isList: Boolean! = false) {
      store {
        ...StoreOfPage
      }
      viewer {
        kind
        language
        loggedInAt
        rights
        staffMember {
          id
          name
          email
          role
          columns(list: $list) @include(if: $isList)
        }
      }
      failedJobCount
    }
  `,
  [StoreOfPage],
);
