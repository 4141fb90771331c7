import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields, NotRecent } from '#lib/graph/refusals.operation.ts';

/** Sets the account a consignor is paid to, or takes it away. */
export const SetBankAccount = graphql(
  `
    mutation SetBankAccount($input: SetBankAccountInput!) {
      setBankAccount(input: $input) {
        __typename
        ...InvalidFields
        ...NotRecent
      }
    }
  `,
  [InvalidFields, NotRecent],
);
