import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields, NewerVersion, NotRecent } from '#lib/graph/refusals.operation.ts';
import { PortalOfStore } from './portal.operation.ts';

/** The store as its own people set it. */
export const StoreSettings = graphql(
  `
    query StoreSettings {
      store {
        name
        legalName
        organisationNumber
        vatNumber
        country
        currency
        timeZone
        language
        languages
        sortsPastPrefixes
        contact {
          email
          telephone
          street
          postalCode
          town
        }
        ...PortalOfStore
      }
    }
  `,
  [PortalOfStore],
);

/** Changes it, one area of the settings at a time. */
export const UpdateStore = graphql(
  `
    mutation UpdateStore($input: UpdateStoreInput!) {
      updateStore(input: $input) {
        __typename
        ... on Store {
          version
        }
        ...InvalidFields
        ...NewerVersion
        ...NotRecent
      }
    }
  `,
  [InvalidFields, NewerVersion, NotRecent],
);
