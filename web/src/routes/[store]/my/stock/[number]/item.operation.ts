import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields } from '#lib/graph/refusals.operation.ts';
import { Requested, WholeItem } from '#lib/graph/shared.operation.ts';

/** One article of a consignor's own, with every figure of it, and what they ask for it. */
export const MyItem = graphql(
  `
    query MyItem($number: Int!) {
      consignmentItemByNumber(number: $number) {
        ...WholeItem
        ...Requested
      }
    }
  `,
  [WholeItem, Requested],
);

/** Asks the store for an article of one's own. */
export const AskForItem = graphql(
  `
    mutation AskForItem($input: AskForItemInput!) {
      askForItem(input: $input) {
        __typename
        ... on ConsignmentItem {
          id
        }
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);

/** Asks no more. */
export const TakeBackRequest = graphql(`
  mutation TakeBackRequest($input: TakeBackRequestInput!) {
    takeBackRequest(input: $input) {
      __typename
      ... on ConsignmentItem {
        id
      }
    }
  }
`);
