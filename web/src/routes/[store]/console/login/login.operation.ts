import { graphql } from '#lib/graph/graphql.ts';

/** Logs a member of staff in; the token goes into the cookie and nowhere else. */
export const LogInStaff = graphql(`
  mutation LogInStaff($input: LogInInput!) {
    logInStaff(input: $input) {
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
