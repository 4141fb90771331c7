import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields, NewerVersion, NotRecent } from '#lib/graph/refusals.operation.ts';
import { Money, PageInfo, Total } from '#lib/graph/shared.operation.ts';

/** A run as lists show it. */
export const PayoutRunRow = graphql(
  `
    fragment PayoutRunRow on PayoutRun @_unmask {
      id
      method
      madeAt
      endedAt
      statementCount
      total {
        ...Money
      }
      reverses {
        id
      }
    }
  `,
  [Money],
);

/** What of many payouts goes one way. */
export const PayoutWay = graphql(
  `
    fragment PayoutWay on PayoutWay @_unmask {
      method
      count
      total {
        ...Money
      }
    }
  `,
  [Money],
);

/** Who would be paid now, before anybody is, and what was paid before. */
export const PayoutPreview = graphql(
  `
    query PayoutPreview(
      $customerId: UUID
      $alone: UUID!
      $isAlone: Boolean!
      $method: PayoutMethod
      $verdict: PayoutVerdict
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      alone: customer(id: $alone) @include(if: $isAlone) {
        id
        displayName
      }
      payoutPreview(customerId: $customerId, method: $method) {
        payableOn
        minimum {
          ...Money
        }
        count
        total {
          ...Money
        }
        ways {
          ...PayoutWay
        }
        bonus {
          ...Money
        }
        groups {
          verdict
          count
          payable {
            ...Money
          }
        }
        candidates(verdict: $verdict, first: $first, after: $after, last: $last, before: $before) {
          nodes {
            customer {
              id
              number
              displayName
            }
            verdict
            payable {
              ...Money
            }
            toCome {
              ...Money
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
      payoutRequests(first: 50) {
        nodes {
          customer {
            id
            number
            displayName
          }
          method
          note
          askedAt
          version
          payable {
            ...Money
          }
        }
        total {
          ...Total
        }
      }
      payoutRuns(first: 5) {
        nodes {
          ...PayoutRunRow
        }
        total {
          ...Total
        }
      }
    }
  `,
  [Money, PageInfo, PayoutRunRow, PayoutWay, Total],
);

/** All runs there were. */
export const PayoutRuns = graphql(
  `
    query PayoutRuns($first: Int, $after: String, $last: Int, $before: String) {
      payoutRuns(first: $first, after: $after, last: $last, before: $before) {
        nodes {
          ...PayoutRunRow
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
  [PageInfo, PayoutRunRow, Total],
);

/** Pays what was looked at. */
export const StartPayoutRun = graphql(
  `
    mutation StartPayoutRun($input: StartPayoutRunInput!) {
      startPayoutRun(input: $input) {
        __typename
        ... on PayoutRun {
          id
        }
        ... on PayoutChanged {
          count
          total {
            ...Money
          }
        }
        ... on JobRunning {
          running {
            id
          }
        }
        ...NotRecent
        ...InvalidFields
      }
    }
  `,
  [InvalidFields, Money, NotRecent],
);

/** Answers who asked to be paid that they are not now. */
export const DeclinePayout = graphql(
  `
    mutation DeclinePayout($input: DeclinePayoutInput!) {
      declinePayout(input: $input) {
        __typename
        ...InvalidFields
        ...NewerVersion
      }
    }
  `,
  [InvalidFields, NewerVersion],
);
