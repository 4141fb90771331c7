import { graphql } from '#lib/graph/graphql.ts';

/** Asks for a link to choose a new password; the answer never says whether the address is known. */
export const RequestPasswordReset = graphql(`
  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
    requestPasswordReset(input: $input) {
      __typename
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
