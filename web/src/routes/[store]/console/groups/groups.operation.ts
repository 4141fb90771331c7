import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields, NewerVersion } from '#lib/graph/refusals.operation.ts';

/** All customer groups of the store, by name, and, where a column shows it, how many customers are in each. */
export const CustomerGroups = graphql(`
  query CustomerGroups($withCounts: Boolean! = true) {
    customerGroups {
      id
      name
      description
      colour
      kind
      customerCount @include(if: $withCounts)
    }
  }
`);

/** One customer group, and the others that could take its place. */
export const CustomerGroup = graphql(`
  query CustomerGroup($id: UUID!) {
    customerGroup(id: $id) {
      id
      version
      name
      description
      colour
      kind
      customerCount
    }
    customerGroups {
      id
      name
      kind
    }
  }
`);

/** Makes a customer group. */
export const CreateCustomerGroup = graphql(
  `
    mutation CreateCustomerGroup($input: CreateCustomerGroupInput!) {
      createCustomerGroup(input: $input) {
        __typename
        ... on CustomerGroup {
          id
        }
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);

/** Saves a customer group. */
export const UpdateCustomerGroup = graphql(
  `
    mutation UpdateCustomerGroup($input: UpdateCustomerGroupInput!) {
      updateCustomerGroup(input: $input) {
        __typename
        ...InvalidFields
        ...NewerVersion
      }
    }
  `,
  [InvalidFields, NewerVersion],
);

/** Deletes a customer group for good. */
export const DeleteCustomerGroup = graphql(
  `
    mutation DeleteCustomerGroup($input: DeleteCustomerGroupInput!) {
      deleteCustomerGroup(input: $input) {
        __typename
        ...InvalidFields
        ... on ReplacementNeeded {
          customers
        }
      }
    }
  `,
  [InvalidFields],
);
