import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields, Wait } from '#lib/graph/refusals.operation.ts';

/** Asks for a staff member's link to choose a new password; the answer never says whether the address is known. */
export const RequestStaffPasswordReset = graphql(
  `
    mutation RequestStaffPasswordReset($input: RequestPasswordResetInput!) {
      requestStaffPasswordReset(input: $input) {
        __typename
        ...Wait
        ...InvalidFields
      }
    }
  `,
  [InvalidFields, Wait],
);
