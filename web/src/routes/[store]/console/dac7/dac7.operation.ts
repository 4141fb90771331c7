import { Dac7Figures, Dac7Sums } from '#lib/dac7/dac7.operation.ts';
import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields } from '#lib/graph/refusals.operation.ts';
import { Money, PageInfo, Total } from '#lib/graph/shared.operation.ts';

/** Of whom the tax office is told of a year. */
export const Dac7Years = graphql(
  `
    query Dac7Years($year: Int!, $first: Int, $after: String, $last: Int, $before: String) {
      consignmentSettings {
        dac7On
        dac7ThresholdInForce {
          ...Money
        }
      }
      dac7Years(year: $year, first: $first, after: $after, last: $last, before: $before) {
        nodes {
          customer {
            id
            number
            displayName
          }
          isAsked
          total {
            ...Dac7Sums
          }
        }
        pageInfo {
          ...PageInfo
        }
        total {
          ...Total
        }
      }
    }
  `,
  [Dac7Sums, Money, PageInfo, Total],
);

/** Mails those of a year where their copies are. */
export const SendDac7Copies = graphql(
  `
    mutation SendDac7Copies($input: SendDac7CopiesInput!) {
      sendDac7Copies(input: $input) {
        __typename
        ... on Dac7CopiesSent {
          count
          withoutEmail
        }
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);

/** All of it as a file. */
export const Dac7File = graphql(`
  query Dac7File($year: Int!) {
    dac7File(year: $year)
  }
`);

/** One consignor's year, and who they are. */
export const Dac7OfConsignor = graphql(
  `
    query Dac7OfConsignor($id: UUID!, $year: Int!) {
      customer(id: $id) {
        id
        number
        kind
        displayName
        consignor {
          customerId
          dac7(year: $year) {
            ...Dac7Figures
            person {
              birthDate
              taxNumber
              version
            }
          }
        }
      }
    }
  `,
  [Dac7Figures],
);
