import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields, NotRecent } from '#lib/graph/refusals.operation.ts';
import { Money, PageInfo, Total } from '#lib/graph/shared.operation.ts';
import { StatementRow } from '#lib/payout/statement.operation.ts';
import { PayoutRunRow, PayoutWay } from '../payouts.operation.ts';

/** A run with one page of its statements. */
export const PayoutRun = graphql(
  `
    query PayoutRun($id: UUID!, $first: Int, $after: String, $last: Int, $before: String) {
      payoutRun(id: $id) {
        ...PayoutRunRow
        payableOn
        ways {
          ...PayoutWay
        }
        bonus {
          ...Money
        }
        takenBack {
          count
          total {
            ...Money
          }
        }
        reverses {
          madeAt
        }
        job {
          state
          startedBy
        }
        transfers {
          count
          total {
            ...Money
          }
          withoutAccount
          formats
        }
        statements(first: $first, after: $after, last: $last, before: $before) {
          nodes {
            ...StatementRow
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
  [Money, PageInfo, PayoutRunRow, PayoutWay, StatementRow, Total],
);

/** Where the transfers of a run can be had as a file. */
export const TransferFilePath = graphql(`
  query TransferFilePath($runId: UUID!, $format: TransferFormat!) {
    transferFilePath(runId: $runId, format: $format)
  }
`);

/** What of a run still stands, page by page: how much it would be to take it back. */
export const StandingStatements = graphql(
  `
    query StandingStatements($id: UUID!, $after: String) {
      payoutRun(id: $id) {
        statements(first: 200, after: $after) {
          nodes {
            total {
              ...Money
            }
            inCredit {
              ...Money
            }
            reversedBy {
              id
            }
          }
          pageInfo {
            ...PageInfo
          }
        }
      }
    }
  `,
  [Money, PageInfo],
);

/** Takes a run back, or one statement of it. */
export const ReversePayout = graphql(
  `
    mutation ReversePayout($input: ReversePayoutInput!) {
      reversePayout(input: $input) {
        __typename
        ... on PayoutRun {
          id
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
  [InvalidFields, NotRecent],
);

/** Asks a run to go on no further. */
export const StopPayoutRun = graphql(
  `
    mutation StopPayoutRun($input: StopPayoutRunInput!) {
      stopPayoutRun(input: $input) {
        __typename
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);
