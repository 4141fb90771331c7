import { graphql } from '#lib/graph/graphql.ts';

/** What the store has and has not. */
export const ModuleSettings = graphql(`
  query ModuleSettings {
    store {
      modules
      version
    }
  }
`);
