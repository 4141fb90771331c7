import { ShownConsent } from '#lib/graph/consent.operation.ts';
import { graphql } from '#lib/graph/graphql.ts';
import { Address } from '#lib/graph/shared.operation.ts';

/** What a customer's form edits and their page shows of it: a new field is asked for here. */
export const CustomerFields = graphql(
  `
    fragment CustomerFields on Customer @_unmask {
      kind
      socialTitle
      firstName
      lastName
      companyName
      organisationNumber
      email
      telephone
      billingAddress {
        ...Address
      }
      shippingSameAsBilling
      shippingAddress {
        ...Address
      }
      newsletter {
        ...ShownConsent
      }
      partnerOffers {
        ...ShownConsent
      }
    }
  `,
  [Address, ShownConsent],
);
