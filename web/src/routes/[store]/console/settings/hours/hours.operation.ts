import { HoursOfStore } from '#lib/graph/frame.operation.ts';
import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields, NewerVersion } from '#lib/graph/refusals.operation.ts';

/** When the shop is open. */
export const HoursSettings = graphql(
  `
    query HoursSettings {
      store {
        openingHours {
          ...HoursOfStore
          version
        }
      }
    }
  `,
  [HoursOfStore],
);

/** Changes it for every reader. */
export const UpdateOpeningHours = graphql(
  `
    mutation UpdateOpeningHours($input: UpdateOpeningHoursInput!) {
      updateOpeningHours(input: $input) {
        __typename
        ... on OpeningHours {
          version
        }
        ...InvalidFields
        ...NewerVersion
      }
    }
  `,
  [InvalidFields, NewerVersion],
);
