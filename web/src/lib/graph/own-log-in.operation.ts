import { graphql } from '#lib/graph/graphql.ts';
import { ComeBack, InvalidFields, NotRecent, Wait } from '#lib/graph/refusals.operation.ts';

/** Sets another password of the reader; their session goes on by another token. */
export const ChangePassword = graphql(
  `
    mutation ChangePassword($input: ChangePasswordInput!) {
      changePassword(input: $input) {
        __typename
        ... on PasswordChanged {
          sessionToken
          expiresAt
        }
        ... on PasswordTooWeak {
          code
          minimumLength
        }
        ...NotRecent
        ...Wait
        ...ComeBack
        ...InvalidFields
      }
    }
  `,
  [ComeBack, InvalidFields, NotRecent, Wait],
);
