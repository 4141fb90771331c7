import { graphql } from '#lib/graph/graphql.ts';

/** Logs a portal user in; the token goes into the cookie and nowhere else. */
export const LogIn = graphql(`
  mutation LogIn($input: LogInInput!) {
    logIn(input: $input) {
      __typename
      ... on LoggedIn {
        sessionToken
        expiresAt
      }
      ... on TooManyAttempts {
        retryAfterSeconds
      }
      ... on InvalidInput {
        fields {
          path
          code
        }
      }
    }
  }
`);
