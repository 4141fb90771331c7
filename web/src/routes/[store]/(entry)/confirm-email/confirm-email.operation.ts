import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields, Wait } from '#lib/graph/refusals.operation.ts';

/** Uses the link that confirms a new log-in address. */
export const ConfirmEmail = graphql(
  `
    mutation ConfirmEmail($input: ConfirmEmailInput!) {
      confirmEmail(input: $input) {
        __typename
        ... on EmailConfirmed {
          email
        }
        ...Wait
        ...InvalidFields
      }
    }
  `,
  [InvalidFields, Wait],
);
