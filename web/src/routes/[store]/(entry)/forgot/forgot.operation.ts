import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields, Wait } from '#lib/graph/refusals.operation.ts';

/** Asks for a link to choose a new password; the answer never says whether the address is known. */
export const RequestPasswordReset = graphql(
  `
    mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
      requestPasswordReset(input: $input) {
        __typename
        ...Wait
        ...InvalidFields
      }
    }
  `,
  [InvalidFields, Wait],
);
