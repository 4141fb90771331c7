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

/** A column of a file, and what it is read as. */
export const FileColumn = graphql(`
  fragment FileColumn on ImportColumn @_unmask {
    letter
    heading
    name
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
        mapping {
          ...FileColumn
        }
        columnNames
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
        total {
          ...Money
        }
        owed {
          ...Money
        }
        notes {
          code
          count
          rows
          before
          after
          words
        }
        faultCount
        faultsPath
        faultsKept
        faults {
          ...Fault
        }
        faultGroups {
          column
          letter
          code
          count
          rows
          values {
            count
            first {
              ...Fault
            }
          }
        }
        around {
          row
          cells
          faults {
            ...Fault
          }
        }
      }
      ... on UnreadableFile {
        code
        detail
        mapping {
          ...FileColumn
        }
        columnNames
      }
      ...InvalidFields
    }
  `,
  [Fault, FileColumn, InvalidFields, Money],
);

/** What a consignors file would do: to the customers, and to what is agreed with them. */
export const DryRunConsignors = graphql(
  `
    query DryRunConsignors($fileId: UUID!, $aroundRow: Int, $columns: [ImportColumnInput!]) {
      dryRunConsignorCustomers(fileId: $fileId, aroundRow: $aroundRow, columns: $columns) {
        ...DryRunAnswer
      }
      dryRunConsignorSettings(fileId: $fileId, aroundRow: $aroundRow, columns: $columns) {
        ...DryRunAnswer
      }
    }
  `,
  [DryRunAnswer],
);

/** What a stock file would do. */
export const DryRunStock = graphql(
  `
    query DryRunStock(
      $fileId: UUID!
      $settledUntil: LocalDate
      $aroundRow: Int
      $columns: [ImportColumnInput!]
    ) {
      dryRunStock(fileId: $fileId, settledUntil: $settledUntil, aroundRow: $aroundRow, columns: $columns) {
        ...DryRunAnswer
      }
    }
  `,
  [DryRunAnswer],
);

/** What a file of the till's sales would do. */
export const DryRunTillSales = graphql(
  `
    query DryRunTillSales($fileId: UUID!, $aroundRow: Int, $columns: [ImportColumnInput!]) {
      dryRunTillSales(fileId: $fileId, aroundRow: $aroundRow, columns: $columns) {
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
