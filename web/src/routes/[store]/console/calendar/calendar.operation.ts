import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields } from '#lib/graph/refusals.operation.ts';
import { Money, PageInfo, Total } from '#lib/graph/shared.operation.ts';

/** A note as a day, a week and a list show it. */
export const CalendarNote = graphql(
  `
    fragment CalendarNote on CalendarNote @_unmask {
      returnOn
      itemCount
      charity
      lacksAddress
      isTicked
      tickedBy
      goods
      asked {
        ...Money
      }
      customer {
        id
        number
        displayName
      }
    }
  `,
  [Money],
);

/** The days of a week, each with its first notes. */
export const CalendarWeek = graphql(
  `
    query CalendarWeek($from: LocalDate!, $upTo: LocalDate!) {
      calendarDays(from: $from, upTo: $upTo) {
        date
        noteCount
        openCount
        notes {
          ...CalendarNote
        }
      }
    }
  `,
  [CalendarNote],
);

/** A page of the notes of some days. */
export const CalendarNotes = graphql(
  `
    query CalendarNotes($filter: CalendarFilter!, $first: Int, $after: String, $last: Int, $before: String) {
      calendarNotes(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
        nodes {
          ...CalendarNote
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
  [CalendarNote, PageInfo, Total],
);

/** Ticks a note off. */
export const TickCalendarNote = graphql(
  `
    mutation TickCalendarNote($input: TickCalendarNoteInput!) {
      tickCalendarNote(input: $input) {
        __typename
        ... on CalendarNote {
          isTicked
        }
        ... on CalendarNoteChanged {
          itemCount
        }
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);

/** Opens a note again. */
export const UntickCalendarNote = graphql(
  `
    mutation UntickCalendarNote($input: UntickCalendarNoteInput!) {
      untickCalendarNote(input: $input) {
        __typename
        ... on CalendarNote {
          isTicked
        }
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);
