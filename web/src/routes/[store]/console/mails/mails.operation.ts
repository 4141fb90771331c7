import { graphql } from '#lib/graph/graphql.ts';
import { PageInfo, Total } from '#lib/graph/shared.operation.ts';
import { MailRow } from '#lib/mail/mail.operation.ts';

/** One page of all mails of the store, newest first. */
export const Mails = graphql(
  `
    query Mails($filter: MailFilter, $first: Int, $after: String, $last: Int, $before: String) {
      mails(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
        nodes {
          ...MailRow
          customer {
            id
            number
            displayName
          }
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
  [MailRow, PageInfo, Total],
);
