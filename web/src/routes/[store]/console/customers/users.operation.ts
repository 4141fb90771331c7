import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields, MailsSent } from '#lib/graph/refusals.operation.ts';

/** Switches a log-in on or off; off ends all its sessions. */
export const SetUserEnabled = graphql(`
  mutation SetUserEnabled($input: SetUserEnabledInput!) {
    setUserEnabled(input: $input) {
      __typename
    }
  }
`);

/** Mails a customer a link to set a password. */
export const SendActivation = graphql(
  `
    mutation SendActivation($input: SendActivationInput!) {
      sendActivation(input: $input) {
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
