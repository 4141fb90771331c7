import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields, NewerVersion } from '#lib/graph/refusals.operation.ts';

/** The look of a store as its form shows it, and how many customers are in its portal. */
export const PortalOfStore = graphql(`
  fragment PortalOfStore on Store @_unmask {
    skin
    freeColour
    portalOn
    portalUrl
    portalVisitors
    version
  }
`);

/** The same alone. */
export const PortalSettings = graphql(
  `
    query PortalSettings {
      store {
        ...PortalOfStore
      }
    }
  `,
  [PortalOfStore],
);

/** Changes how pages look, or opens and closes the portal. */
export const UpdatePortal = graphql(
  `
    mutation UpdatePortal($input: UpdatePortalInput!) {
      updatePortal(input: $input) {
        __typename
        ... on Store {
          version
        }
        ...InvalidFields
        ...NewerVersion
      }
    }
  `,
  [InvalidFields, NewerVersion],
);

/** Gives the store a logo or a banner, or takes it away. */
export const SetStorePicture = graphql(
  `
    mutation SetStorePicture($input: SetStorePictureInput!) {
      setStorePicture(input: $input) {
        __typename
        ... on Store {
          version
        }
        ... on PicturesBusy {
          retryAfterSeconds
        }
        ...InvalidFields
        ...NewerVersion
      }
    }
  `,
  [InvalidFields, NewerVersion],
);
