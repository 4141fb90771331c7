import { graphql } from '#lib/graph/graphql.ts';

/** What would be read of a file as each kind: whoever picked the wrong one is offered the right one. */
export const ReadAsConsignors = graphql(`
  query ReadAsConsignors($fileId: UUID!) {
    customers: dryRunConsignorCustomers(fileId: $fileId) {
      __typename
      ... on ImportDryRun {
        columns
        columnsRead
      }
    }
    settings: dryRunConsignorSettings(fileId: $fileId) {
      __typename
      ... on ImportDryRun {
        columns
        columnsRead
      }
    }
  }
`);
export const ReadAsStock = graphql(`
  query ReadAsStock($fileId: UUID!) {
    stock: dryRunStock(fileId: $fileId) {
      __typename
      ... on ImportDryRun {
        columns
        columnsRead
      }
    }
  }
`);
export const ReadAsTill = graphql(`
  query ReadAsTill($fileId: UUID!) {
    sales: dryRunTillSales(fileId: $fileId) {
      __typename
      ... on ImportDryRun {
        columns
        columnsRead
      }
    }
  }
`);
