import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields, Wait } from '#lib/graph/refusals.operation.ts';

/** Registers; the answer is the same whether the address is known or not [R-ID2 R-ID3]. */
export const Register = graphql(
  `
    mutation Register($input: RegisterInput!) {
      register(input: $input) {
        __typename
        ... on Registered {
          sessionToken
          expiresAt
        }
        ...Wait
        ...InvalidFields
      }
    }
  `,
  [InvalidFields, Wait],
);

/** What was typed, as long as it waits for its confirmation. */
export const WaitingRegistration = graphql(`
  query WaitingRegistration {
    registration {
      kind
      email
      firstName
      lastName
      companyName
      organisationNumber
      street
      houseNumber
      houseAddition
      postalCode
      town
      country
      expiresAt
    }
  }
`);

/** Sends its mail once more. */
export const SendRegistrationAgain = graphql(
  `
    mutation SendRegistrationAgain {
      sendRegistrationAgain {
        __typename
        ...Wait
      }
    }
  `,
  [Wait],
);
