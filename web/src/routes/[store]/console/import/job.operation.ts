import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields } from '#lib/graph/refusals.operation.ts';
import { Fault } from './import.operation.ts';

/** An import as its page watches it. */
export const ImportJob = graphql(
  `
    fragment ImportJob on Job @_unmask {
      __typename
      id
      kind
      state
      done
      total
      stopAsked
      fileId
      fileName
      parts {
        name
        done
        total
        created
        updated
        unchanged
      }
      faultCount
      faults {
        ...Fault
      }
      reason {
        code
        field
        detail
      }
      startedBy
      startedAt
      endedAt
    }
  `,
  [Fault],
);

/** Starts to import a file; it goes on by itself. */
export const StartImport = graphql(
  `
    mutation StartImport($input: StartImportInput!) {
      startImport(input: $input) {
        __typename
        ... on Job {
          id
        }
        ... on JobRunning {
          running {
            id
          }
        }
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);

/** How far an import is. */
export const WatchImport = graphql(
  `
    query WatchImport($id: UUID!) {
      job(id: $id) {
        ...ImportJob
      }
    }
  `,
  [ImportJob],
);

/** Asks an import to stop. */
export const StopImport = graphql(`
  mutation StopImport($input: StopJobInput!) {
    stopJob(input: $input) {
      __typename
    }
  }
`);

/** The newest imports, under way and ended. */
export const RecentImports = graphql(`
  query RecentImports {
    jobs {
      id
      kind
      state
      done
      total
      fileName
      startedBy
      startedAt
    }
  }
`);

/** Starts to import a file of the till's sales; it goes on by itself. */
export const StartTillImport = graphql(
  `
    mutation StartTillImport($input: StartTillImportInput!) {
      startTillImport(input: $input) {
        __typename
        ... on Job {
          id
        }
        ... on JobRunning {
          running {
            id
          }
        }
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);

/** How far an import of the till's sales is. */
export const WatchTillImport = graphql(
  `
    query WatchTillImport($id: UUID!) {
      tillImport(id: $id) {
        ...ImportJob
      }
    }
  `,
  [ImportJob],
);

/** Asks an import of the till's sales to stop. */
export const StopTillImport = graphql(`
  mutation StopTillImport($input: StopTillImportInput!) {
    stopTillImport(input: $input) {
      __typename
    }
  }
`);

/** The newest imports of the till's sales, under way and ended. */
export const RecentTillImports = graphql(`
  query RecentTillImports {
    tillImports {
      id
      kind
      state
      done
      total
      fileName
      startedBy
      startedAt
    }
  }
`);
