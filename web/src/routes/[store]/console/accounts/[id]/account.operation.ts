import { graphql } from '#lib/graph/graphql.ts';

/** Where a consignor's money goes, for staff who pay out. */
export const ConsignorAccount = graphql(`
  query ConsignorAccount($id: UUID!) {
    customer(id: $id) {
      id
      displayName
      number
      consignor {
        customerId
        bankAccount {
          maskedIban
          iban
          holder
        }
      }
    }
  }
`);
