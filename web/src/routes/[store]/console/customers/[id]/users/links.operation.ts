import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields, MailsSent } from '#lib/graph/refusals.operation.ts';

/** Lets somebody act for the customer. */
export const InviteCustomerUser = graphql(
  `
    mutation InviteCustomerUser($input: InviteCustomerUserInput!) {
      inviteCustomerUser(input: $input) {
        __typename
        ...InvalidFields
        ...MailsSent
      }
    }
  `,
  [InvalidFields, MailsSent],
);

/** Changes what a user may do for the customer, or whether they act for it. */
export const ChangeCustomerUser = graphql(
  `
    mutation ChangeCustomerUser($input: ChangeCustomerUserInput!) {
      changeCustomerUser(input: $input) {
        __typename
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);

/** Takes a user away from the customer. */
export const UnlinkCustomerUser = graphql(
  `
    mutation UnlinkCustomerUser($input: UnlinkCustomerUserInput!) {
      unlinkCustomerUser(input: $input) {
        __typename
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);
