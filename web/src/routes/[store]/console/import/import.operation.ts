import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields } from '#lib/graph/refusals.operation.ts';
import { Money } from '#lib/graph/shared.operation.ts';

/** Something wrong with a file, found by its dry run or when it was imported. */
export const Fault = graphql(`
  fragment Fault on ImportFault @_unmask {
    row
    column
    letter
    value
    code
    message
    hint
  }
`);

/** What a dry run found in a file. */
export const DryRunAnswer = graphql(
  `
    fragment DryRunAnswer on ImportDryRunResult @_unmask {
      __typename
      ... on ImportDryRun {
        fileName
        rows
        encoding
        delimiter
        columns
        columnsRead
        columnsIgnored
        columnsAbsent
        firstRows {
          row
          cells {
            column
            kind
            value
          }
        }
        changes {
          row
          number
          cells {
            column
            kind
            before
            after
          }
        }
        toCreate
        toUpdate
        unchanged
        notes {
          code
          count
          rows
        }
        faultCount
        faultsPath
        faultsKept
        faults {
          ...Fault
        }
        around {
          row
          cells
        }
      }
      ... on UnreadableFile {
        code
        detail
      }
      ...InvalidFields
    }
  `,
  [Fault, InvalidFields],
);

/** What a consignors file would do: to the customers, and to what is agreed with them. */
export const DryRunConsignors = graphql(
  `
    query DryRunConsignors($fileId: UUID!) {
      dryRunConsignorCustomers(fileId: $fileId) {
        ...DryRunAnswer
      }
      dryRunConsignorSettings(fileId: $fileId) {
        ...DryRunAnswer
      }
    }
  `,
  [DryRunAnswer],
);

/** What a stock file would do. */
export const DryRunStock = graphql(
  `
    query DryRunStock($fileId: UUID!, $settledUntil: LocalDate) {
      dryRunStock(fileId: $fileId, settledUntil: $settledUntil) {
        ...DryRunAnswer
      }
    }
  `,
  [DryRunAnswer],
);

/** Imported sales that were marked as paid out, of one file or of all. */
export const Settlements = graphql(
  `
    query Settlements($fileId: UUID) {
      settlements(fileId: $fileId) {
        id
        fileName
        settledUntil
        saleCount
        share {
          ...Money
        }
        madeAt
        undoneAt
      }
    }
  `,
  [Money],
);

/** Takes one of them back. */
export const UndoSettlement = graphql(`
  mutation UndoSettlement($input: UndoSettlementInput!) {
    undoSettlement(input: $input) {
      __typename
    }
  }
`);
