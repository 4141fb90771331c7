import { graphql } from '#lib/graph/graphql.ts';
import { PageInfo } from '#lib/graph/shared.operation.ts';
import { StatementLine, StatementRow } from '#lib/payout/statement.operation.ts';

/** A statement with the next of its lines, for whom it is of. */
export const MyStatement = graphql(
  `
    query MyStatement($id: UUID!, $after: String) {
      statement(id: $id) {
        ...StatementRow
        customer {
          number
        }
        balanceLines(first: 200, after: $after) {
          nodes {
            ...StatementLine
          }
          pageInfo {
            ...PageInfo
          }
        }
      }
    }
  `,
  [PageInfo, StatementLine, StatementRow],
);
