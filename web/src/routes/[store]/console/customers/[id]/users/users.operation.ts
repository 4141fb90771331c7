import { graphql } from '#lib/graph/graphql.ts';
import { CustomerHead } from '../head.operation.ts';

/** The users that may act for the customer. */
export const CustomerUsers = graphql(
  `
    query CustomerUsers($id: UUID!, $yearAgo: LocalDate!) {
      customer(id: $id) {
        ...CustomerHead
        accepting: users {
          user {
            id
            twoFactorSince
            acceptances {
              page
              language
              version
              isCurrent
              acceptedAt
            }
          }
        }
      }
    }
  `,
  [CustomerHead],
);
