import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields, NewerVersion } from '#lib/graph/refusals.operation.ts';

/** What stands at the foot of every page. */
export const FooterSettings = graphql(`
  query FooterSettings {
    store {
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
        version
      }
    }
  }
`);

/** Changes it for every reader. */
export const UpdateStoreFooter = graphql(
  `
    mutation UpdateStoreFooter($input: UpdateStoreFooterInput!) {
      updateStoreFooter(input: $input) {
        __typename
        ... on StoreFooter {
          version
        }
        ...InvalidFields
        ...NewerVersion
      }
    }
  `,
  [InvalidFields, NewerVersion],
);
