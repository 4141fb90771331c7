import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields } from '#lib/graph/refusals.operation.ts';

/** What is known of the address for calendars outside. */
export const CalendarFeed = graphql(`
  query CalendarFeed {
    calendarFeed {
      madeAt
      madeBy
      version
    }
  }
`);

/** Makes an address, in the place of the one that stood. */
export const RenewCalendarFeed = graphql(
  `
    mutation RenewCalendarFeed($input: RenewCalendarFeedInput!) {
      renewCalendarFeed(input: $input) {
        __typename
        ... on CalendarFeedMade {
          address
        }
        ... on ChangedMeanwhile {
          version
        }
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);

/** Takes the address back. */
export const RevokeCalendarFeed = graphql(
  `
    mutation RevokeCalendarFeed($input: RevokeCalendarFeedInput!) {
      revokeCalendarFeed(input: $input) {
        __typename
        ... on CalendarFeed {
          version
        }
        ... on ChangedMeanwhile {
          version
        }
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);
