import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields } from '#lib/graph/refusals.operation.ts';

/** A mail as lists of them show it. */
export const MailRow = graphql(`
  fragment MailRow on Mail @_unmask {
    id
    kind
    recipient
    subject
    status
    at
    failure
    error
  }
`);

/** Sends one that failed again. */
export const SendMailAgain = graphql(
  `
    mutation SendMailAgain($input: SendMailAgainInput!) {
      sendMailAgain(input: $input) {
        __typename
        ... on Mail {
          id
          status
        }
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);
