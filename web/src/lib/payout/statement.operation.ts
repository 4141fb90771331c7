import { graphql } from '#lib/graph/graphql.ts';
import { Money, Sale } from '#lib/graph/shared.operation.ts';

/** A statement as lists show it. */
export const StatementRow = graphql(
  `
    fragment StatementRow on Statement @_unmask {
      id
      number
      name
      method
      madeAt
      total {
        ...Money
      }
      inMoney {
        ...Money
      }
      inCredit {
        ...Money
      }
      bonus {
        ...Money
      }
      account {
        maskedIban
        holder
      }
      reverses {
        id
        number
      }
      reversedBy {
        id
        number
      }
      customer {
        id
      }
    }
  `,
  [Money],
);

/** What was paid with it: one line. */
export const StatementLine = graphql(
  `
    fragment StatementLine on BalanceLine @_unmask {
      id
      kind
      amount {
        ...Money
      }
      reason
      itemDescription
      takenBack {
        id
        number
      }
      item {
        id
        number
        sale {
          ...Sale
        }
      }
    }
  `,
  [Money, Sale],
);

/** Where a statement can be had as PDF, for five minutes. */
export const StatementPaper = graphql(`
  query StatementPaper($id: UUID!) {
    statementPath(id: $id)
  }
`);
