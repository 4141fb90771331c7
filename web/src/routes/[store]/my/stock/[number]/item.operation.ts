import { graphql } from '#lib/graph/graphql.ts';
import { WholeItem } from '#lib/graph/shared.operation.ts';

/** One article of a consignor's own, with every figure of it. */
export const MyItem = graphql(
  `
    query MyItem($number: Int!) {
      consignmentItemByNumber(number: $number) {
        ...WholeItem
      }
    }
  `,
  [WholeItem],
);
