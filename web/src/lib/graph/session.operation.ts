import { graphql } from '#lib/graph/graphql.ts';

/** A session that has begun; the token goes into the cookie and nowhere else. */
export const NewSession = graphql(`
  fragment NewSession on LoggedIn @_unmask {
    sessionToken
    expiresAt
    deviceToken
    secondStep
  }
`);
