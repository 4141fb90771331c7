import { graphql } from '#lib/graph/graphql.ts';
import { CustomerHead } from '../head.operation.ts';

/** The log of mails to the customer. */
export const CustomerMails = graphql(
  `
    query CustomerMails($id: UUID!, $yearAgo: LocalDate!, $after: String) {
      customer(id: $id) {
        ...CustomerHead
        mails(first: 50, after: $after) {
          nodes {
            id
            kind
            recipient
            subject
            status
            at
            error
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [CustomerHead],
);
