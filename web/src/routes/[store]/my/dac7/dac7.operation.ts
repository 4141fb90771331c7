import { Dac7Figures } from '#lib/dac7/dac7.operation.ts';
import { graphql } from '#lib/graph/graphql.ts';

/** What the tax office is told of a consignor, and who they are for it, as far as they see it. */
export const MyDac7 = graphql(
  `
    query MyDac7($customer: UUID!, $year: Int!) {
      customer(id: $customer) {
        id
        consignor {
          customerId
          dac7(year: $year) {
            ...Dac7Figures
            person {
              birthYear
              taxNumberEnding
              version
            }
          }
        }
      }
    }
  `,
  [Dac7Figures],
);

/** The figures as a file. */
export const MyDac7File = graphql(`
  query MyDac7File($customer: UUID!, $year: Int!) {
    customer(id: $customer) {
      id
      consignor {
        customerId
        dac7(year: $year) {
          file
        }
      }
    }
  }
`);
