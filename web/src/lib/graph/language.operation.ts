import { graphql } from '#lib/graph/graphql.ts';

/** Keeps the reader's language with the account, so that mail speaks it too. */
export const ChooseLanguage = graphql(`
  mutation ChooseLanguage($input: ChooseLanguageInput!) {
    chooseLanguage(input: $input) {
      __typename
    }
  }
`);
