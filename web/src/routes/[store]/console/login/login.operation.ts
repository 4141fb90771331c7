import { graphql } from '#lib/graph/graphql.ts';
import { ComeBack, InvalidFields, Wait } from '#lib/graph/refusals.operation.ts';
import { NewSession } from '#lib/graph/session.operation.ts';

/** Logs a member of staff in; the token goes into the cookie and nowhere else. */
export const LogInStaff = graphql(
  `
    mutation LogInStaff($input: LogInInput!) {
      logInStaff(input: $input) {
        __typename
        ...NewSession
        ...Wait
        ...ComeBack
        ...InvalidFields
      }
    }
  `,
  [ComeBack, InvalidFields, Wait, NewSession],
);
