import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields } from '#lib/graph/refusals.operation.ts';
import { Money } from '#lib/graph/shared.operation.ts';

/** How somebody is paid, what they could be paid now, and what they asked. */
export const MyPayout = graphql(
  `
    query MyPayout($customer: UUID!) {
      consignmentSettings {
        creditBonusPercent
      }
      customer(id: $customer) {
        id
        consignor {
          customerId
          payable {
            ...Money
          }
          payoutMethod
          payoutCreditPercent
          bankAccount {
            maskedIban
            iban
            holder
          }
          payoutRequest {
            method
            note
            state
            askedAt
            closedAt
            answer
          }
        }
      }
    }
  `,
  [Money],
);

/** Asks to be paid. */
export const AskForPayout = graphql(
  `
    mutation AskForPayout($input: AskForPayoutInput!) {
      askForPayout(input: $input) {
        __typename
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);

/** Asks no more. */
export const TakeBackPayoutRequest = graphql(
  `
    mutation TakeBackPayoutRequest($input: TakeBackPayoutRequestInput!) {
      takeBackPayoutRequest(input: $input) {
        __typename
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);
