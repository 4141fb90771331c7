import { graphql } from '#lib/graph/graphql.ts';

/** Ends the session, in the portal and in the console. */
export const LogOut = graphql(`
  mutation LogOut {
    logOut {
      __typename
    }
  }
`);
