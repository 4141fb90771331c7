import { graphql } from '#lib/graph/graphql.ts';
import { CustomerHead } from '../head.operation.ts';

/** One change in a history. */
export const Change = graphql(`
  fragment Change on HistoryEntry @_unmask {
    id
    at
    actorKind
    actorName
    operation
    entity
    action
    changes {
      field
      before
      after
    }
  }
`);

/** Who changed what about the customer and about what is agreed with them. */
export const CustomerHistory = graphql(
  `
    query CustomerHistory($id: UUID!, $yearAgo: LocalDate!) {
      customer(id: $id) {
        ...CustomerHead
        history(first: 100) {
          nodes {
            ...Change
          }
        }
        consignor {
          history(first: 100) {
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
  [CustomerHead, Change],
);
