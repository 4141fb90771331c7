import { graphql } from '#lib/graph/graphql.ts';
import { ComeBack, InvalidFields, Wait } from '#lib/graph/refusals.operation.ts';
import { NewSession } from '#lib/graph/session.operation.ts';

/** Whether the link is worth filling in a form for. */
export const LinkWorks = graphql(`
  query LinkWorks($token: String!) {
    linkWorks(token: $token)
  }
`);

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
