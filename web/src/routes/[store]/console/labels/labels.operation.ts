import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields } from '#lib/graph/refusals.operation.ts';
import { Money, PageInfo, Total } from '#lib/graph/shared.operation.ts';

/** An item as the lists of labels show it. */
export const LabelItem = graphql(
  `
    fragment LabelItem on ConsignmentItem @_unmask {
      id
      state
      number
      description
      size
      labelsPrinted
      labelledAt
      labelPrice {
        ...Money
      }
      price {
        ...Money
      }
      customer {
        id
        number
        displayName
      }
    }
  `,
  [Money],
);

/** What stands around each of them: how many there are, on what they are printed, and what was printed last. */
const Around = graphql(`
  fragment LabelsAround on Query @_unmask {
    labelCounts {
      new
      stale
      toCome
    }
    labelPapers {
      paper
      isRoll
      format
      widthMm
      heightMm
      columns
      rows
      leftMm
      topMm
      pitchXMm
      pitchYMm
      nextPosition
      shiftRightMm
      shiftDownMm
    }
    labelPrints {
      id
      state
      count
      paper
      startedBy
      startedAt
    }
  }
`);

/** Items of which labels are to be printed for one reason. */
export const Labels = graphql(
  `
    query Labels($need: LabelNeed!, $first: Int, $after: String, $last: Int, $before: String) {
      ...LabelsAround
      itemsToLabel(need: $need, first: $first, after: $after, last: $last, before: $before) {
        nodes {
          ...LabelItem
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
  [Around, LabelItem, PageInfo, Total],
);

/** The same of what is in an intake. */
export const LabelsOfIntake = graphql(
  `
    query LabelsOfIntake($id: UUID!, $first: Int, $after: String, $last: Int, $before: String) {
      ...LabelsAround
      intake(id: $id) {
        id
        items(first: $first, after: $after, last: $last, before: $before) {
          nodes {
            ...LabelItem
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
  [Around, LabelItem, PageInfo, Total],
);

/** The same of one item. */
export const LabelOfItem = graphql(
  `
    query LabelOfItem($id: UUID!) {
      ...LabelsAround
      consignmentItem(id: $id) {
        ...LabelItem
      }
    }
  `,
  [Around, LabelItem],
);

/** A print, and where its file is. */
export const LabelPrint = graphql(`
  query LabelPrint($id: UUID!) {
    labelPrint(id: $id) {
      id
      state
      count
      paper
      nextPosition
      left
      download
    }
  }
`);

/** Prints labels. */
export const PrintLabels = graphql(
  `
    mutation PrintLabels($input: PrintLabelsInput!) {
      printLabels(input: $input) {
        __typename
        ... on LabelPrint {
          id
        }
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);

/** A label as it would be printed. */
export const LabelPreview = graphql(`
  query LabelPreview($itemId: UUID!, $on: LabelPaperInput!) {
    labelPreview(itemId: $itemId, on: $on) {
      widthMm
      heightMm
      codes
      texts {
        text
        xMm
        baseMm
        sizeMm
        widthMm
        isBold
        isStruck
      }
    }
  }
`);
