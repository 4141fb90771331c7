import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields } from '#lib/graph/refusals.operation.ts';

/** Keeps which columns a list shows to whoever asks. */
export const ChooseColumns = graphql(
  `
    mutation ChooseColumns($input: ChooseColumnsInput!) {
      chooseColumns(input: $input) {
        __typename
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);
