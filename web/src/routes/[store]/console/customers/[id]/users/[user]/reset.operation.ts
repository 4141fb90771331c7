import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields, NotRecent } from '#lib/graph/refusals.operation.ts';

/** Whose second step it is. */
export const LogInOfCustomer = graphql(`
  query LogInOfCustomer($id: UUID!) {
    customer(id: $id) {
      id
      displayName
      users {
        user {
          id
          email
          twoFactorSince
        }
      }
    }
  }
`);

/** Takes somebody's second step away. */
export const ResetTwoFactor = graphql(
  `
    mutation ResetTwoFactor($input: ResetTwoFactorInput!) {
      resetTwoFactor(input: $input) {
        __typename
        ...InvalidFields
        ...NotRecent
      }
    }
  `,
  [InvalidFields, NotRecent],
);
