import { graphql } from '#lib/graph/graphql.ts';
import { TextVersion } from '#lib/graph/text-version.operation.ts';

/** What the reader has yet to accept, and what they accepted. */
export const MyTerms = graphql(
  `
    query MyTerms($language: LanguageCode!) {
      viewer {
        textsToAccept(language: $language) {
          ...TextVersion
        }
        user {
          id
          acceptances {
            page
            language
            version
            publishedAt
            isCurrent
            acceptedAt
          }
        }
      }
    }
  `,
  [TextVersion],
);
