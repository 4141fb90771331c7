import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields, NewerVersion } from '#lib/graph/refusals.operation.ts';
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
export const UpdateCustomerNote = graphql(
  `
    mutation UpdateCustomerNote($input: UpdateCustomerNoteInput!) {
      updateCustomerNote(input: $input) {
        __typename
        ...InvalidFields
        ...NewerVersion
      }
    }
  `,
  [InvalidFields, NewerVersion],
);
