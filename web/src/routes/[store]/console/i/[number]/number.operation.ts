import { graphql } from '#lib/graph/graphql.ts';

/** Whose the item with this number is. */
export const ItemOfNumber = graphql(`
  query ItemOfNumber($number: Int!) {
    consignmentItemByNumber(number: $number) {
      id
      customer {
        id
      }
    }
  }
`);
