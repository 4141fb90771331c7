/** The form that rows are chosen for, and the field under which their ids are sent. */
export const CHOSEN_FORM = 'chosen';
export const CHOSEN = 'chosen';

/** How rows of a list are chosen. */
export interface Select<Row> {
  /** What ticking a row does, for who hears it: "Choose 7801". */
  label: (row: Row) => string;
  /** Ids of those that are ticked when the page comes. */
  chosen: readonly string[];
  /** Whether a row can be chosen at all; without it all can. What cannot has no box, so that the tick for all leaves it out. */
  may?: (row: Row) => boolean;
}

/** The ids of the rows that a form was sent for. */
export function chosenIn(form: FormData): string[] {
  return [...new Set(form.getAll(CHOSEN).filter((each) => typeof each === 'string'))];
}
