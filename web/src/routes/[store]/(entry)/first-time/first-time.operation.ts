import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields, Wait } from '#lib/graph/refusals.operation.ts';

/** Asks for an activation link; the answer is the same whether the address is known or not [R-ID2]. */
export const RequestActivation = graphql(
  `
    mutation RequestActivation($input: RequestActivationInput!) {
      requestActivation(input: $input) {
        __typename
        ...Wait
        ...InvalidFields
      }
    }
  `,
  [InvalidFields, Wait],
);
