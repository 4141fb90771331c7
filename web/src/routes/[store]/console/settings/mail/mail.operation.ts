import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields } from '#lib/graph/refusals.operation.ts';

/** How the store's mails are, and what there is of them to look at in a language. */
export const MailSettings = graphql(`
  query MailSettings($language: LanguageCode!) {
    store {
      version
      mail {
        senderName
        replyTo
        nl {
          greeting
          signature
        }
        nb {
          greeting
          signature
        }
        sv {
          greeting
          signature
        }
        en {
          greeting
          signature
        }
      }
    }
    mailPreviews(language: $language) {
      kind
      subject
      from
      text
    }
    consignmentMailPreviews(language: $language) {
      kind
      subject
      from
      text
    }
  }
`);

/** The same mails as HTML, for the frame that shows one. */
export const MailPages = graphql(`
  query MailPages($language: LanguageCode!) {
    mailPreviews(language: $language) {
      kind
      html
    }
    consignmentMailPreviews(language: $language) {
      kind
      html
    }
  }
`);

/** Sends a test mail, and waits for what the mail server says. */
export const SendTestMail = graphql(
  `
    mutation SendTestMail($input: SendTestMailInput!) {
      sendTestMail(input: $input) {
        __typename
        ... on TestMailAnswered {
          to
          failure
          said
        }
        ... on TooManyMails {
          limit
          most
          retryAfterSeconds
        }
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);
