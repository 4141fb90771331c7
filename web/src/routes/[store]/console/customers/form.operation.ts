import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields, NewerVersion } from '#lib/graph/refusals.operation.ts';
import { Address } from '#lib/graph/shared.operation.ts';
import { CustomerFields } from './fields.operation.ts';

/** What an empty form needs: the groups to choose from. */
export const NewCustomer = graphql(`
  query NewCustomer {
    customerGroups {
      id
      name
      colour
      kind
    }
  }
`);

/** A customer as its form shows it. */
export const EditCustomer = graphql(
  `
    query EditCustomer($id: UUID!) {
      customer(id: $id) {
        id
        version
        number
        displayName
        ...CustomerFields
        pendingEmail
        users {
          user {
            email
            activated
          }
        }
        kept {
          companyName
          organisationNumber
          shippingAddress {
            ...Address
          }
        }
        groups {
          id
        }
        defaultGroup {
          id
        }
      }
      customerGroups {
        id
        name
        colour
        kind
      }
    }
  `,
  [Address, CustomerFields],
);

/** Makes a customer with the store's next number. */
export const CreateCustomer = graphql(
  `
    mutation CreateCustomer($input: CreateCustomerInput!) {
      createCustomer(input: $input) {
        __typename
        ... on Customer {
          id
        }
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);

/** Saves a customer as its form has it. */
export const UpdateCustomer = graphql(
  `
    mutation UpdateCustomer($input: UpdateCustomerInput!) {
      updateCustomer(input: $input) {
        __typename
        ...InvalidFields
        ...NewerVersion
      }
    }
  `,
  [InvalidFields, NewerVersion],
);
