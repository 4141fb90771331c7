import { graphql } from '#lib/graph/graphql.ts';
import { Item, PageInfo, Pictured, Total } from '#lib/graph/shared.operation.ts';

/** An intake with one page of what is in it: what waits to be received, and what became of the rest. */
export const WholeIntake = graphql(
  `
    fragment WholeIntake on Intake @_unmask {
      id
      state
      openedAt
      submittedAt
      receivedAt
      termsVersion
      receiptMailed
      customer {
        id
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
  `,
  [Item, PageInfo, Pictured, Total],
);

/** Where the receipt of an intake can be had, for five minutes. */
export const IntakeReceipt = graphql(`
  query IntakeReceipt($id: UUID!) {
    intakeReceiptPath(intakeId: $id)
  }
`);
