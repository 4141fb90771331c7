import { graphql } from '#lib/graph/graphql.ts';

/** Uses an activation or a reset link and logs in. */
export const SetPassword = graphql(`
  mutation SetPassword($input: SetPasswordInput!) {
    setPassword(input: $input) {
      __typename
      ... on LoggedIn {
        sessionToken
        expiresAt
      }
      ... on PasswordTooWeak {
        code
        minimumLength
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
