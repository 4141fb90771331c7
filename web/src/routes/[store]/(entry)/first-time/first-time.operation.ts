import { graphql } from '#lib/graph/graphql.ts';

/** Asks for an activation link; the answer is the same whether the address is known or not [R-ID2]. */
export const RequestActivation = graphql(`
  mutation RequestActivation($input: RequestActivationInput!) {
    requestActivation(input: $input) {
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
