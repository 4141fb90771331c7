import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields } from '#lib/graph/refusals.operation.ts';

/** Puts the customers that were chosen into a group. */
export const LinkCustomersToGroup = graphql(
  `
    mutation LinkCustomersToGroup($input: GroupMembersInput!) {
      linkCustomersToGroup(input: $input) {
        __typename
        ... on GroupMembersChanged {
          changed
          kept {
            customer {
              number
            }
            reason
          }
        }
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);

/** Takes the customers that were chosen out of a group. */
export const UnlinkCustomersFromGroup = graphql(
  `
    mutation UnlinkCustomersFromGroup($input: GroupMembersInput!) {
      unlinkCustomersFromGroup(input: $input) {
        __typename
        ... on GroupMembersChanged {
          changed
          kept {
            customer {
              number
            }
            reason
          }
        }
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);
