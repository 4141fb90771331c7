import type { Page } from './connection';

/** A column that a list sorts by. */
export interface SortColumn {
  column: string;
  /** What stands in it where there is nothing, and sorts below everything else; left out where there always is something. */
  blank?: string;
}

/** A piece of a list that one statement reads in order: the page's place in it, and what its rows have in common. */
export interface Stretch {
  page: Page;
  where: string;
}

/**
 * The stretches of a list in the order in which a page reads them. Blanks stand last, both ways. Downwards they do by
 * themselves; upwards they would come first, so that they are a stretch of their own, which is only read where the
 * other one has ended: one index serves both ways.
 */
export function stretchesOf(page: Page, { column, blank }: SortColumn, direction: 'ASC' | 'DESC'): Stretch[] {
  if (blank === undefined || direction === 'DESC') return [{ page, where: '' }];
  const filled = { where: `AND ${column} > '${blank}'`, hasKey: page.key?.[0] !== blank };
  const blanks = { where: `AND ${column} = '${blank}'`, hasKey: page.key?.[0] === blank };
  const inOrder = page.backwards ? [blanks, filled] : [filled, blanks];
  const isPassed = page.key !== null && inOrder[1]?.hasKey === true;
  return inOrder
    .slice(isPassed ? 1 : 0)
    .map(({ where, hasKey }) => ({ where, page: hasKey ? page : { ...page, key: null } }));
}
