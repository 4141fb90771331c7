import { ShownConsent } from '#lib/graph/consent.operation.ts';
import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields } from '#lib/graph/refusals.operation.ts';
import { Address } from '#lib/graph/shared.operation.ts';

/** What the shop has on file about a customer, for the customer. */
export const MyProfile = graphql(
  `
    query MyProfile($customer: UUID!) {
      customer(id: $customer) {
        id
        number
        kind
        displayName
        companyName
        organisationNumber
        email
        telephone
        shippingSameAsBilling
        billingAddress {
          ...Address
        }
        shippingAddress {
          ...Address
        }
        newsletter {
          ...ShownConsent
        }
        partnerOffers {
          ...ShownConsent
        }
        registeredAt
      }
    }
  `,
  [Address, ShownConsent],
);

/** Says whether the customer wants the newsletter. */
export const ChooseNewsletter = graphql(
  `
    mutation ChooseNewsletter($input: ChooseNewsletterInput!) {
      chooseNewsletter(input: $input) {
        __typename
        ... on NewsletterChosen {
          isWanted
        }
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);
