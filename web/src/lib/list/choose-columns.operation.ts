import { graphql } from '#lib/graph/graphql.ts';

/** Keeps which columns a list shows to whoever asks. */
export const ChooseColumns = graphql(`
  mutation ChooseColumns($input: ChooseColumnsInput!) {
    chooseColumns(input: $input) {
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
