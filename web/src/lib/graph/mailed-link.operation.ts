import { graphql } from '#lib/graph/graphql.ts';

/** What a link from a mail does and whose log-in it is for; looking uses nothing up. */
export const LookAtLink = graphql(`
  query LookAtLink($token: String!) {
    link(token: $token) {
      purpose
      email
      name
    }
  }
`);
