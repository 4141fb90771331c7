import type { Column } from './list.ts';

/** What the actions of a row take, in rem: two buttons and the edge. */
const ACTIONS = 6;
/** And the tick that chooses a row. */
const SELECT = 3;
/** So much room lists.css can tell apart, in rem. */
export const STEPS = [30, 40, 50, 60, 65, 75, 90];

/**
 * The class that says how much room a table of these columns needs. Where there is nearly that much, nothing scrolls
 * sideways and its head stays in sight of the window; where there is not, the table scrolls in a box of its own.
 */
export function fitOf(
  columns: readonly Pick<Column<never, string, string, string>, 'width'>[],
  has: { actions: boolean; select: boolean },
): string {
  const beside = (has.actions ? ACTIONS : 0) + (has.select ? SELECT : 0);
  const needed = columns.reduce((sum, { width }) => sum + width, beside);
  return `fit-${STEPS.find((step) => step >= needed) ?? 'never'}`;
}
