import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields, NewerVersion, PhotoLater } from '#lib/graph/refusals.operation.ts';
import { Money, Requested, WholeItem } from '#lib/graph/shared.operation.ts';

/** One article of a consignor with all its figures: what was agreed, and how it was sold. */
export const CustomerItem = graphql(
  `
    query CustomerItem($id: UUID!) {
      consignmentItem(id: $id) {
        ...WholeItem
        ...Requested
        version
        mayBecome
        goesTo
        markdownOff
        vatScheme
        sale {
          soldFrom
        }
        prices {
          at
          because
          price {
            ...Money
          }
        }
        labelsPrinted
        isLabelStale
        labelPrice {
          ...Money
        }
        customer {
          number
          displayName
        }
        sellableUnit {
          id
          sku
          stock
        }
        order {
          id
          number
        }
      }
      consignmentSettings {
        markdownSteps {
          afterDays
        }
      }
    }
  `,
  [Money, Requested, WholeItem],
);

/** Says what became of an item that is in the store, or was refused. */
export const MoveItem = graphql(
  `
    mutation MoveItem($input: MoveItemInput!) {
      moveItem(input: $input) {
        __typename
        ... on ConsignmentItem {
          id
          version
        }
        ...InvalidFields
        ...NewerVersion
      }
    }
  `,
  [InvalidFields, NewerVersion],
);

/** Gives an item another photo, or takes it away. */
export const SetItemPhoto = graphql(
  `
    mutation SetItemPhoto($input: SetItemPhotoInput!) {
      setItemPhoto(input: $input) {
        __typename
        ... on ConsignmentItem {
          id
          version
        }
        ...InvalidFields
        ...NewerVersion
        ...PhotoLater
      }
    }
  `,
  [InvalidFields, NewerVersion, PhotoLater],
);

/** Lets the schedule of markdowns leave an item alone, or not any more. */
export const SetMarkdown = graphql(
  `
    mutation SetMarkdown($input: SetMarkdownInput!) {
      setMarkdown(input: $input) {
        __typename
        ... on ConsignmentItem {
          id
          version
        }
        ...InvalidFields
        ...NewerVersion
      }
    }
  `,
  [InvalidFields, NewerVersion],
);

/** Says of what VAT is owed where an item is sold. */
export const SetVatScheme = graphql(
  `
    mutation SetVatScheme($input: SetVatSchemeInput!) {
      setVatScheme(input: $input) {
        __typename
        ... on ConsignmentItem {
          id
          version
        }
        ...InvalidFields
        ...NewerVersion
      }
    }
  `,
  [InvalidFields, NewerVersion],
);

/** Gives an item in the store another price. */
export const PriceItem = graphql(
  `
    mutation PriceItem($input: PriceItemInput!) {
      priceItem(input: $input) {
        __typename
        ... on ConsignmentItem {
          id
          version
        }
        ...InvalidFields
        ...NewerVersion
      }
    }
  `,
  [InvalidFields, NewerVersion],
);

/** Moves the day of return of an item in the store. */
export const SetReturnDate = graphql(
  `
    mutation SetReturnDate($input: SetReturnDateInput!) {
      setReturnDate(input: $input) {
        __typename
        ... on ConsignmentItem {
          id
          version
        }
        ...InvalidFields
        ...NewerVersion
      }
    }
  `,
  [InvalidFields, NewerVersion],
);

/** Does what is asked for an item, or does not. */
export const AnswerRequest = graphql(
  `
    mutation AnswerRequest($input: AnswerRequestInput!) {
      answerRequest(input: $input) {
        __typename
        ... on ConsignmentItem {
          id
          version
        }
        ...InvalidFields
        ...NewerVersion
      }
    }
  `,
  [InvalidFields, NewerVersion],
);
