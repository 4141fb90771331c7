import { graphql } from '#lib/graph/graphql.ts';
import { ComeBack, InvalidFields, Wait } from '#lib/graph/refusals.operation.ts';
import { NewSession } from '#lib/graph/session.operation.ts';

/** Uses an activation or a reset link and logs in. */
export const SetPassword = graphql(
  `
    mutation SetPassword($input: SetPasswordInput!) {
      setPassword(input: $input) {
        __typename
        ...NewSession
        ... on PasswordTooWeak {
          code
          minimumLength
        }
        ...Wait
        ...ComeBack
        ...InvalidFields
      }
    }
  `,
  [ComeBack, InvalidFields, Wait, NewSession],
);
