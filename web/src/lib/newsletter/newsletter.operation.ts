import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields, Wait } from '#lib/graph/refusals.operation.ts';

/** Asks for the newsletter; the answer never says whether the address is known. */
export const SubscribeToNewsletter = graphql(
  `
    mutation SubscribeToNewsletter($input: SubscribeToNewsletterInput!) {
      subscribeToNewsletter(input: $input) {
        __typename
        ...Wait
        ...InvalidFields
      }
    }
  `,
  [InvalidFields, Wait],
);

/** What a link about it is for; looking uses nothing up. */
export const LookAtNewsletterLink = graphql(`
  query LookAtNewsletterLink($token: String!) {
    newsletterLink(token: $token) {
      purpose
      email
    }
  }
`);

/** Uses a link that confirms. */
export const ConfirmNewsletter = graphql(
  `
    mutation ConfirmNewsletter($input: ConfirmNewsletterInput!) {
      confirmNewsletter(input: $input) {
        __typename
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);

/** Uses a link that ends it. */
export const UnsubscribeFromNewsletter = graphql(
  `
    mutation UnsubscribeFromNewsletter($input: UnsubscribeFromNewsletterInput!) {
      unsubscribeFromNewsletter(input: $input) {
        __typename
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);
