import { graphql } from '#lib/graph/graphql.ts';

/** What the store asks of whom logs in. */
export const PasswordSettings = graphql(`
  query PasswordSettings {
    store {
      minimumPasswordLength
      twoFactor
      version
    }
  }
`);
