import { graphql } from '#lib/graph/graphql.ts';
import { PageInfo, Total } from '#lib/graph/shared.operation.ts';
import { WholeIntake } from '#lib/intake/whole-intake.operation.ts';

/** One page of what a consignor has brought, visit by visit. */
export const MyIntakes = graphql(
  `
    query MyIntakes($customer: UUID!, $first: Int, $after: String, $last: Int, $before: String) {
      customer(id: $customer) {
        id
        consignor {
          customerId
          intakes(first: $first, after: $after, last: $last, before: $before) {
            nodes {
              id
              state
              openedAt
              receivedAt
              itemCount
            }
            pageInfo {
              ...PageInfo
            }
            total {
              ...Total
            }
          }
        }
      }
    }
  `,
  [PageInfo, Total],
);

/** One of them, with what became of each item. */
export const MyIntake = graphql(
  `
    query MyIntake($id: UUID!, $first: Int, $after: String, $last: Int, $before: String) {
      intake(id: $id) {
        ...WholeIntake
      }
    }
  `,
  [WholeIntake],
);
