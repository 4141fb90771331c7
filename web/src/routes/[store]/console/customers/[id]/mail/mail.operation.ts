import { graphql } from '#lib/graph/graphql.ts';
import { PageInfo, Total } from '#lib/graph/shared.operation.ts';
import { MailRow } from '#lib/mail/mail.operation.ts';
import { CustomerHead } from '../head.operation.ts';

/** One page of the log of mails to the customer. */
export const CustomerMails = graphql(
  `
    query CustomerMails(
      $id: UUID!
      $yearAgo: LocalDate!
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      customer(id: $id) {
        ...CustomerHead
        mails(first: $first, after: $after, last: $last, before: $before) {
          nodes {
            ...MailRow
          }
          pageInfo {
            ...PageInfo
          }
          total {
            ...Total
          }
        }
      }
    }
  `,
  [CustomerHead, MailRow, PageInfo, Total],
);
