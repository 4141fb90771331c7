import { graphql } from '#lib/graph/graphql.ts';

/** The text of a page of the store, for a reader of a language. */
export const StorePageText = graphql(`
  query StorePageText($page: StorePage!, $language: LanguageCode!, $version: Int) {
    storePageText(page: $page, language: $language, version: $version) {
      page
      language
      text
      updatedAt
    }
  }
`);
