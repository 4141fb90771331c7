import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields, NewerVersion } from '#lib/graph/refusals.operation.ts';
import { CustomerHead } from '../head.operation.ts';

/** What is agreed with the customer as a consignor. */
export const CustomerConsignment = graphql(
  `
    query CustomerConsignment($id: UUID!, $yearAgo: LocalDate!) {
      customer(id: $id) {
        ...CustomerHead
        consignor {
          charity
          mayCreateItems
          itemAllowance
          itemAllowanceRemaining
          allowanceFrozen
          consignorSharePercent
          effectiveSharePercent
          storeDefaultSharePercent
          returnMail
          calendarNote
          payoutMethod
          payoutCreditPercent
          lastReminder {
            returnOn
            madeAt
            mailed
          }
          version
        }
      }
      store {
        id
        selfEntryAllowed
      }
    }
  `,
  [CustomerHead],
);

/** Changes what is agreed; a customer who was no consignor becomes one. */
export const UpdateConsignor = graphql(
  `
    mutation UpdateConsignor($input: UpdateConsignorInput!) {
      updateConsignor(input: $input) {
        __typename
        ...NewerVersion
        ...InvalidFields
      }
    }
  `,
  [InvalidFields, NewerVersion],
);
