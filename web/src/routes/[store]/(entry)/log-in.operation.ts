import { graphql } from '#lib/graph/graphql.ts';
import { ComeBack, InvalidFields, Wait } from '#lib/graph/refusals.operation.ts';
import { NewSession } from '#lib/graph/session.operation.ts';

/** Logs a portal user in; the token goes into the cookie and nowhere else. */
export const LogIn = graphql(
  `
    mutation LogIn($input: LogInInput!) {
      logIn(input: $input) {
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
