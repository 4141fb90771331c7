import { graphql } from '#lib/graph/graphql.ts';

/** Whether the link is worth filling in a form for. */
export const LinkWorks = graphql(`
  query LinkWorks($token: String!) {
    linkWorks(token: $token)
  }
`);

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
