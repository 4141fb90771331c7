import { graphql } from '#lib/graph/graphql.ts';
import { ComeBack, InvalidFields, Wait } from '#lib/graph/refusals.operation.ts';
import { NewSession } from '#lib/graph/session.operation.ts';

/** Uses a staff member's reset link and logs in at the console. */
export const SetStaffPassword = graphql(
  `
    mutation SetStaffPassword($input: SetStaffPasswordInput!) {
      setStaffPassword(input: $input) {
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
