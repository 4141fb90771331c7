import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields } from '#lib/graph/refusals.operation.ts';
import { PageInfo, Total } from '#lib/graph/shared.operation.ts';

/** One page of those who asked for the newsletter without an account. */
export const NewsletterSubscribers = graphql(
  `
    query NewsletterSubscribers(
      $filter: NewsletterSubscriberFilter
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      newsletterSubscribers(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
        nodes {
          id
          email
          state
          language
          agreedTo
          place
          askedAt
          confirmedAt
          unsubscribedAt
          unsubscribedBy
        }
        pageInfo {
          ...PageInfo
        }
        total {
          ...Total
        }
      }
    }
  `,
  [PageInfo, Total],
);

/** Ends the newsletter of one. */
export const UnsubscribeSubscriber = graphql(
  `
    mutation UnsubscribeSubscriber($input: UnsubscribeSubscriberInput!) {
      unsubscribeSubscriber(input: $input) {
        __typename
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);

/** Where the file of all who agreed can be had. */
export const NewsletterFilePath = graphql(`
  query NewsletterFilePath {
    newsletterFilePath
  }
`);
