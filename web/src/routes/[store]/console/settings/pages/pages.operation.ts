import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields, NewerVersion } from '#lib/graph/refusals.operation.ts';

/** Which pages are written in which languages. */
export const PageTexts = graphql(`
  query PageTexts {
    storePageTexts {
      page
      language
      isReady
      version
      text
    }
  }
`);

/** The text of a page in each language, as it is written. */
export const PageTextSettings = graphql(`
  query PageTextSettings($page: StorePage!) {
    storePageTexts(page: $page) {
      page
      language
      text
      isReady
      version
    }
  }
`);

/** Writes it in one of them. */
export const WriteStorePageText = graphql(
  `
    mutation WriteStorePageText($input: WriteStorePageTextInput!) {
      writeStorePageText(input: $input) {
        __typename
        ... on StorePageText {
          version
        }
        ...InvalidFields
        ...NewerVersion
      }
    }
  `,
  [InvalidFields, NewerVersion],
);
