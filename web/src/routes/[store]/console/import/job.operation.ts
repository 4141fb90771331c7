import { graphql } from '#lib/graph/graphql.ts';

/** An import as its page watches it. */
export const ImportJob = graphql(`
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
      row
      column
      letter
      value
      code
      message
      hint
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
`);

/** Starts to import a file; it goes on by itself. */
export const StartImport = graphql(`
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
      ... on InvalidInput {
        fields {
          path
          code
        }
      }
    }
  }
`);

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
