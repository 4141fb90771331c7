import { graphql } from '#lib/graph/graphql.ts';

/** What somebody has agreed to, since when, and how we know. */
export const ShownConsent = graphql(`
  fragment ShownConsent on Consent @_unmask {
    state
    since
    source
  }
`);
