import { graphql } from '#lib/graph/graphql.ts';

/** What a dry run found in a file. */
export const DryRunAnswer = graphql(`
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
      faults {
        row
        column
        letter
        value
        code
        message
        hint
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
    ... on InvalidInput {
      fields {
        path
        code
      }
    }
  }
`);

/** What became of an import. */
export const ImportAnswer = graphql(`
  fragment ImportAnswer on ImportResult @_unmask {
    __typename
    ... on ImportDone {
      created
      updated
      unchanged
    }
    ... on ImportWaiting {
      missing
    }
    ... on ImportFaulty {
      faultCount
    }
    ... on UnreadableFile {
      code
      detail
    }
  }
`);

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

/** First step of a consignors file: its customers. */
export const ImportConsignorCustomers = graphql(
  `
    mutation ImportConsignorCustomers($input: ImportInput!) {
      importConsignorCustomers(input: $input) {
        ...ImportAnswer
      }
    }
  `,
  [ImportAnswer],
);

/** Second step of a consignors file: what is agreed with them. */
export const ImportConsignorSettings = graphql(
  `
    mutation ImportConsignorSettings($input: ImportInput!) {
      importConsignorSettings(input: $input) {
        ...ImportAnswer
      }
    }
  `,
  [ImportAnswer],
);

/** The one step of a stock file. */
export const ImportStock = graphql(
  `
    mutation ImportStock($input: ImportInput!, $settledUntil: LocalDate) {
      importStock(input: $input, settledUntil: $settledUntil) {
        ...ImportAnswer
      }
    }
  `,
  [ImportAnswer],
);

/** Imported sales that were marked as paid out, of one file or of all. */
export const Settlements = graphql(`
  query Settlements($fileId: UUID) {
    settlements(fileId: $fileId) {
      id
      fileName
      settledUntil
      saleCount
      share {
        amountMinor
        currency
      }
      madeAt
      undoneAt
    }
  }
`);

/** Takes one of them back. */
export const UndoSettlement = graphql(`
  mutation UndoSettlement($input: UndoSettlementInput!) {
    undoSettlement(input: $input) {
      __typename
    }
  }
`);
