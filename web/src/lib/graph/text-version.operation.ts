import { graphql } from '#lib/graph/graphql.ts';

/** A version of a text that somebody accepts. */
export const TextVersion = graphql(`
  fragment TextVersion on StorePageText @_unmask {
    page
    language
    version
    updatedAt
  }
`);

/** What somebody who begins here is shown to accept. */
export const TextsShown = graphql(
  `
    query TextsShown($language: LanguageCode!) {
      terms: storePageText(page: TERMS, language: $language) {
        ...TextVersion
      }
      privacy: storePageText(page: PRIVACY, language: $language) {
        ...TextVersion
      }
    }
  `,
  [TextVersion],
);

/** Keeps what the reader accepts. */
export const AcceptTexts = graphql(`
  mutation AcceptTexts($input: AcceptTextsInput!) {
    acceptTexts(input: $input) {
      __typename
      ... on InvalidInput {
        fields {
          path
          code
        }
      }
    }
  }
`);
