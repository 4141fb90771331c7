import { graphql } from '#lib/graph/graphql.ts';
import { Item, Money, Sale } from '#lib/graph/shared.operation.ts';

/** One article of a consignor with all its figures: what was agreed, and how it was sold. */
export const CustomerItem = graphql(
  `
    query CustomerItem($id: UUID!) {
      consignmentItem(id: $id) {
        ...Item
        brand
        intakeOn
        receivedOn
        sharePercent
        customer {
          id
          number
          displayName
        }
        sale {
          balanceLineId
          ...Sale
          storePart {
            ...Money
          }
        }
        sellableUnit {
          id
          sku
          stock
        }
      }
    }
  `,
  [Item, Money, Sale],
);
