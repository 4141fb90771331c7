import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields } from '#lib/graph/refusals.operation.ts';
import { Item, PageInfo, Pictured, Total } from '#lib/graph/shared.operation.ts';

/** An intake with what is in it: what waits to be received, and what became of the rest. */
export const ReceivedIntake = graphql(
  `
    query ReceivedIntake($id: UUID!, $first: Int, $after: String, $last: Int, $before: String) {
      intake(id: $id) {
        id
        state
        openedAt
        submittedAt
        receivedAt
        customer {
          id
          number
          displayName
        }
        items(first: $first, after: $after, last: $last, before: $before) {
          nodes {
            ...Item
            ...Pictured
            brand
            heldUntil
            rejectedBecause
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
  [Item, PageInfo, Pictured, Total],
);

/** Receives what is decided, or all that waits. */
export const ReceiveItems = graphql(
  `
    mutation ReceiveItems($input: ReceiveItemsInput!) {
      receiveItems(input: $input) {
        __typename
        ... on Intake {
          id
          state
        }
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);
