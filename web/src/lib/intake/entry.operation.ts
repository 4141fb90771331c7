import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields, NewerVersion, PhotoLater } from '#lib/graph/refusals.operation.ts';
import { Item, PageInfo, Pictured, Total } from '#lib/graph/shared.operation.ts';

/** How many items may be entered, how many of these are left, and what of a sale is the consignor's. */
export const Allowance = graphql(`
  fragment Allowance on Consignor @_unmask {
    customerId
    mayCreateItems
    itemAllowance
    itemAllowanceRemaining
    allowanceFrozen
    effectiveSharePercent
  }
`);

/** One page of what is being entered. */
export const DraftsPage = graphql(
  `
    fragment DraftsPage on Intake @_unmask {
      id
      openedAt
      items(first: $first, after: $after, last: $last, before: $before) {
        nodes {
          ...Item
          ...Pictured
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

const UsedUp = graphql(`
  fragment UsedUp on AllowanceUsedUp @_unmask {
    allowed
    remaining
    asked
  }
`);

const Frozen = graphql(`
  fragment Frozen on AllowanceFrozen @_unmask {
    allowed
    remaining
  }
`);

/** What was entered, or how many may be. */
const Entered = graphql(
  `
    fragment Entered on EnterItemResult @_unmask {
      __typename
      ... on ItemsEntered {
        items {
          id
          number
        }
      }
      ...InvalidFields
      ...UsedUp
      ...Frozen
      ...PhotoLater
    }
  `,
  [Frozen, InvalidFields, PhotoLater, UsedUp],
);

/** Enters an item. */
export const EnterItem = graphql(
  `
    mutation EnterItem($input: EnterItemInput!) {
      enterItem(input: $input) {
        ...Entered
      }
    }
  `,
  [Entered],
);

/** Enters an item again, so many times. */
export const CopyItem = graphql(
  `
    mutation CopyItem($input: CopyItemInput!) {
      copyItem(input: $input) {
        ...Entered
      }
    }
  `,
  [Entered],
);

/** Changes what is said of an item. */
export const UpdateItem = graphql(
  `
    mutation UpdateItem($input: UpdateItemInput!) {
      updateItem(input: $input) {
        __typename
        ... on ConsignmentItem {
          id
        }
        ...InvalidFields
        ...NewerVersion
        ...PhotoLater
      }
    }
  `,
  [InvalidFields, NewerVersion, PhotoLater],
);

/** Takes an item out of the intake. */
export const DeleteItem = graphql(
  `
    mutation DeleteItem($input: DeleteItemInput!) {
      deleteItem(input: $input) {
        __typename
        ... on ItemDeleted {
          itemId
        }
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);

/** Hands an intake over. */
export const SubmitIntake = graphql(
  `
    mutation SubmitIntake($input: SubmitIntakeInput!) {
      submitIntake(input: $input) {
        __typename
        ... on Intake {
          id
          items(first: 1) {
            total {
              ...Total
            }
          }
        }
        ...InvalidFields
      }
    }
  `,
  [InvalidFields, Total],
);
