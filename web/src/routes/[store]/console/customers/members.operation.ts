import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields } from '#lib/graph/refusals.operation.ts';

/** How many were put in or taken out, and which could not be. */
export const MembersMoved = graphql(`
  fragment MembersMoved on GroupMembersChanged @_unmask {
    changed
    kept {
      customer {
        number
      }
      reason
    }
  }
`);

/** Puts the customers that were chosen into a group. */
export const LinkCustomersToGroup = graphql(
  `
    mutation LinkCustomersToGroup($input: GroupMembersInput!) {
      linkCustomersToGroup(input: $input) {
        __typename
        ...MembersMoved
        ...InvalidFields
      }
    }
  `,
  [MembersMoved, InvalidFields],
);

/** Takes the customers that were chosen out of a group. */
export const UnlinkCustomersFromGroup = graphql(
  `
    mutation UnlinkCustomersFromGroup($input: GroupMembersInput!) {
      unlinkCustomersFromGroup(input: $input) {
        __typename
        ...MembersMoved
        ...InvalidFields
      }
    }
  `,
  [MembersMoved, InvalidFields],
);
