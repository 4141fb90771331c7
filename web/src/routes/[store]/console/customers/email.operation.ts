import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields, MailsSent } from '#lib/graph/refusals.operation.ts';

/** Mails the link that confirms a waiting address again. */
export const SendEmailConfirmation = graphql(
  `
    mutation SendEmailConfirmation($input: SendEmailConfirmationInput!) {
      sendEmailConfirmation(input: $input) {
        __typename
        ... on MailOnItsWay {
          email
        }
        ...InvalidFields
        ...MailsSent
      }
    }
  `,
  [InvalidFields, MailsSent],
);

/** Lets the contact address stay as it is. */
export const WithdrawEmailChange = graphql(
  `
    mutation WithdrawEmailChange($input: WithdrawEmailChangeInput!) {
      withdrawEmailChange(input: $input) {
        __typename
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);
