import { graphql } from '#lib/graph/graphql.ts';

/** The text of a page of the store, for a reader of a language. */
export const StorePageText = graphql(`
  query StorePageText($page: StorePage!, $language: LanguageCode!) {
    storePageText(page: $page, language: $language) {
      page
      language
      text
    }
  }
`);
