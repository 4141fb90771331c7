import { graphql } from '#lib/graph/graphql.ts';

/** Mails the link that confirms a waiting address again. */
export const SendEmailConfirmation = graphql(`
  mutation SendEmailConfirmation($input: SendEmailConfirmationInput!) {
    sendEmailConfirmation(input: $input) {
      __typename
      ... on MailOnItsWay {
        email
      }
      ... on InvalidInput {
        fields {
          path
          code
        }
      }
    }
  }
`);

/** Lets the contact address stay as it is. */
export const WithdrawEmailChange = graphql(`
  mutation WithdrawEmailChange($input: WithdrawEmailChangeInput!) {
    withdrawEmailChange(input: $input) {
      __typename
      ... on InvalidInput {
        fields {
          path
          code
        }
      }
    }
  }
`);
