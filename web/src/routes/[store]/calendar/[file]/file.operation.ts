import { graphql } from '#lib/graph/graphql.ts';

/** The notes as a file, for who shows the secret. */
export const CalendarFile = graphql(`
  query CalendarFile($input: CalendarFileInput!) {
    calendarFile(input: $input)
  }
`);
