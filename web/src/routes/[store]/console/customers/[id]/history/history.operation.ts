import { graphql } from '#lib/graph/graphql.ts';
import { PageInfo, Total } from '#lib/graph/shared.operation.ts';
import { CustomerHead } from '../head.operation.ts';

/** One change in a history, with its place there. */
export const Change = graphql(`
  fragment Change on HistoryEdge @_unmask {
    cursor
    node {
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
        beforeName
        afterName
      }
    }
  }
`);

/** A page of one of the histories about a customer. */
export const HistoryPage = graphql(
  `
    fragment HistoryPage on HistoryConnection @_unmask {
      edges {
        ...Change
      }
      pageInfo {
        ...PageInfo
      }
      total {
        ...Total
      }
    }
  `,
  [Change, PageInfo, Total],
);

/** Who changed what about the customer, the log-ins and what is agreed: a page of each, from one place in time. */
export const CustomerHistory = graphql(
  `
    query CustomerHistory(
      $id: UUID!
      $yearAgo: LocalDate!
      $part: HistoryPart!
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      customer(id: $id) {
        ...CustomerHead
        history(part: $part, first: $first, after: $after, last: $last, before: $before) {
          ...HistoryPage
        }
        logInHistory(part: $part, first: $first, after: $after, last: $last, before: $before) {
          ...HistoryPage
        }
        consignor {
          history(part: $part, first: $first, after: $after, last: $last, before: $before) {
            ...HistoryPage
          }
        }
      }
    }
  `,
  [CustomerHead, HistoryPage],
);
