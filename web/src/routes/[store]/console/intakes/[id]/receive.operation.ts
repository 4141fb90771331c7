import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields } from '#lib/graph/refusals.operation.ts';
import { WholeIntake } from '#lib/intake/whole-intake.operation.ts';

/** An intake to receive, whose it is, and what the days that are named then hang on. */
export const ReceivedIntake = graphql(
  `
    query ReceivedIntake($id: UUID!, $first: Int, $after: String, $last: Int, $before: String) {
      intake(id: $id) {
        ...WholeIntake
        customer {
          number
          displayName
        }
      }
      consignmentSettings {
        returnTermDays
        graceDays
      }
    }
  `,
  [WholeIntake],
);

/** Receives what is decided, or all that waits. */
export const ReceiveItems = graphql(
  `
    mutation ReceiveItems($input: ReceiveItemsInput!) {
      receiveItems(input: $input) {
        __typename
        ... on Intake {
          id
          state
        }
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);
