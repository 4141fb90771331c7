import { graphql } from '#lib/graph/graphql.ts';
import { WholeItem } from '#lib/graph/shared.operation.ts';

/** One article of a consignor with all its figures: what was agreed, and how it was sold. */
export const CustomerItem = graphql(
  `
    query CustomerItem($id: UUID!) {
      consignmentItem(id: $id) {
        ...WholeItem
        customer {
          number
          displayName
        }
        sellableUnit {
          id
          sku
          stock
        }
      }
    }
  `,
  [WholeItem],
);
