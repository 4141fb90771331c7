import { graphql } from '#lib/graph/graphql.ts';
import { CustomerHead } from '../head.operation.ts';

/** The note that only staff see. */
export const CustomerNote = graphql(
  `
    query CustomerNote($id: UUID!, $yearAgo: LocalDate!) {
      customer(id: $id) {
        ...CustomerHead
        privateNote
      }
    }
  `,
  [CustomerHead],
);

/** Replaces the note; an empty one removes it. */
export const UpdateCustomerNote = graphql(`
  mutation UpdateCustomerNote($input: UpdateCustomerNoteInput!) {
    updateCustomerNote(input: $input) {
      __typename
      ... on InvalidInput {
        fields {
          path
          code
        }
      }
      ... on ChangedMeanwhile {
        version
      }
    }
  }
`);
