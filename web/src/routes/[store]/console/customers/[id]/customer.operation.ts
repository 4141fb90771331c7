import { graphql } from '#lib/graph/graphql.ts';
import { CustomerFields } from '../fields.operation.ts';
import { CustomerHead } from './head.operation.ts';
import { Change } from './history/history.operation.ts';

/** The customer's details, the note and the latest changes. */
export const CustomerDetails = graphql(
  `
    query CustomerDetails($id: UUID!, $yearAgo: LocalDate!) {
      customer(id: $id) {
        ...CustomerHead
        ...CustomerFields
        defaultGroup {
          id
        }
        privateNote
        registeredAt
        history(first: 4) {
          nodes {
            ...Change
          }
        }
        consignor {
          history(first: 4) {
            nodes {
              ...Change
            }
          }
        }
      }
      customerGroups {
        id
        name
      }
    }
  `,
  [CustomerHead, CustomerFields, Change],
);
