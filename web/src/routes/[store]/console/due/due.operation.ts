import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields } from '#lib/graph/refusals.operation.ts';
import { Money, PageInfo, Total } from '#lib/graph/shared.operation.ts';

/** What is due and where it goes: what would be moved, before it is. */
export const DueItems = graphql(
  `
    query DueItems($filter: DueFilter, $first: Int, $after: String, $last: Int, $before: String) {
      graceEnding {
        isOn
        last {
          id
          to
          moved
          byItselfOn
        }
      }
      dueItems(filter: $filter) {
        count
        groups {
          goesTo
          count
          asked {
            ...Money
          }
        }
        items(first: $first, after: $after, last: $last, before: $before) {
          nodes {
            id
            number
            description
            size
            isDue
            returnOn
            collectBy
            goesTo
            price {
              ...Money
            }
            customer {
              id
              number
              displayName
            }
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
  [Money, PageInfo, Total],
);

/** What was said at once of many, and what was left. */
export const DueMove = graphql(`
  query DueMove($id: UUID!) {
    dueMove(id: $id) {
      to
      percentOff
      moved
      remaining
      byItselfOn
      items {
        id
        number
        description
        state
        customer {
          id
        }
      }
      left {
        reason
        item {
          id
          number
          description
          state
          customer {
            id
          }
        }
      }
    }
  }
`);

/** Says what became of many. */
export const MoveDueItems = graphql(
  `
    mutation MoveDueItems($input: MoveDueItemsInput!) {
      moveDueItems(input: $input) {
        __typename
        ... on DueMove {
          id
        }
        ... on DueChanged {
          expected
          found
        }
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);

/** What they would cost, before they do. */
export const DueReduced = graphql(
  `
    query DueReduced($filter: DueFilter, $percentOff: Int!, $itemIds: [UUID!]) {
      dueItems(filter: $filter) {
        reduced(percentOff: $percentOff, itemIds: $itemIds) {
          asked {
            ...Money
          }
          reduced {
            ...Money
          }
          items {
            itemId
            price {
              ...Money
            }
            reduced {
              ...Money
            }
          }
        }
      }
    }
  `,
  [Money],
);

/** Lets many cost less. */
export const PriceDueItems = graphql(
  `
    mutation PriceDueItems($input: PriceDueItemsInput!) {
      priceDueItems(input: $input) {
        __typename
        ... on DueMove {
          id
        }
        ... on DueChanged {
          expected
          found
        }
        ... on DuePricesChanged {
          expectedAsked {
            ...Money
          }
          foundAsked {
            ...Money
          }
        }
        ...InvalidFields
      }
    }
  `,
  [InvalidFields, Money],
);
