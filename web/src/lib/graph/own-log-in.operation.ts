import { graphql } from '#lib/graph/graphql.ts';
import { ComeBack, InvalidFields, NotRecent, Wait } from '#lib/graph/refusals.operation.ts';

/** Sets another password of the reader; their session goes on by another token. */
export const ChangePassword = graphql(
  `
    mutation ChangePassword($input: ChangePasswordInput!) {
      changePassword(input: $input) {
        __typename
        ... on PasswordChanged {
          sessionToken
          expiresAt
        }
        ... on PasswordTooWeak {
          code
          minimumLength
        }
        ...NotRecent
        ...Wait
        ...ComeBack
        ...InvalidFields
      }
    }
  `,
  [ComeBack, InvalidFields, NotRecent, Wait],
);

/** The address that waits to be the one the reader logs in with. */
export const MyEmailChange = graphql(`
  query MyEmailChange {
    ownEmailChange {
      email
      askedAt
    }
  }
`);

/** Asks for another address to log in with. */
export const ChangeEmail = graphql(
  `
    mutation ChangeEmail($input: ChangeEmailInput!) {
      changeEmail(input: $input) {
        __typename
        ... on MailOnItsWay {
          email
        }
        ...NotRecent
        ...Wait
        ...InvalidFields
      }
    }
  `,
  [InvalidFields, NotRecent, Wait],
);

/** Takes that back. */
export const CancelEmailChange = graphql(`
  mutation CancelEmailChange {
    cancelEmailChange {
      __typename
      email
    }
  }
`);

/** Uses the link that confirms a staff member's new address. */
export const ConfirmStaffEmail = graphql(
  `
    mutation ConfirmStaffEmail($input: ConfirmEmailInput!) {
      confirmStaffEmail(input: $input) {
        __typename
        ... on EmailConfirmed {
          email
        }
        ...Wait
        ...InvalidFields
      }
    }
  `,
  [InvalidFields, Wait],
);

/** Uses the link that keeps the address that was, or brings it back. */
export const DisownEmailChange = graphql(
  `
    mutation DisownEmailChange($input: DisownEmailChangeInput!) {
      disownEmailChange(input: $input) {
        __typename
        ... on EmailKept {
          email
        }
        ...Wait
        ...InvalidFields
      }
    }
  `,
  [InvalidFields, Wait],
);
