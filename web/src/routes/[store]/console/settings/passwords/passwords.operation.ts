import { graphql } from '#lib/graph/graphql.ts';

/** What the store asks of passwords. */
export const PasswordSettings = graphql(`
  query PasswordSettings {
    store {
      minimumPasswordLength
      version
    }
  }
`);
