import { graphql } from '#lib/graph/graphql.ts';

/** How far what its consignor asks for an article is, as a list shows it. */
export const RequestNews = graphql(`
  fragment RequestNews on ConsignmentItem @_unmask {
    request {
      state
      closedAt
    }
  }
`);
