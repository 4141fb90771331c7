import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields, NotRecent } from '#lib/graph/refusals.operation.ts';

/** Takes a colleague's second step away. */
export const ResetStaffTwoFactor = graphql(
  `
    mutation ResetStaffTwoFactor($input: ResetStaffTwoFactorInput!) {
      resetStaffTwoFactor(input: $input) {
        __typename
        ...InvalidFields
        ...NotRecent
      }
    }
  `,
  [InvalidFields, NotRecent],
);
