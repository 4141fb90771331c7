import { graphql } from '#lib/graph/graphql.ts';

const ModuleCount = graphql(`
  fragment ModuleCount on Total @_unmask {
    count
    capped
  }
`);

/** What the store has and has not, and how much there is of it. */
export const ModuleSettings = graphql(
  `
    query ModuleSettings {
      store {
        modules
        version
      }
      companiesForApproval {
        total {
          ...ModuleCount
        }
      }
      moduleFigures {
        consignors {
          ...ModuleCount
        }
        itemsInStore {
          ...ModuleCount
        }
        entering {
          ...ModuleCount
        }
        openIntakes {
          ...ModuleCount
        }
        markedDown {
          ...ModuleCount
        }
      }
    }
  `,
  [ModuleCount],
);
