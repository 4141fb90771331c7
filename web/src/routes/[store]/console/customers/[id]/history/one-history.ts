import type { ResultOf } from '#lib/graph/graphql.ts';
import type { PageInfo, Total } from '#lib/list/page.ts';
import type { Change, HistoryPage } from './history.operation.ts';

/** A change with its place. */
export type Edge = ResultOf<typeof Change>;
type Part = ResultOf<typeof HistoryPage>;

/** A page of what several services tell, as one. */
export interface OneHistory {
  nodes: Edge['node'][];
  pageInfo: PageInfo;
  total: Total;
}

/** Edges of several histories in one order, the newest first. */
const inOrder = (told: readonly { edges: Edge[] }[]): Edge[] =>
  told.flatMap(({ edges }) => edges).sort((a, b) => (a.node.id < b.node.id ? 1 : -1));

/** The newest entries of several histories. */
export function newestOf(parts: readonly ({ edges: Edge[] } | null | undefined)[]): Edge['node'][] {
  return inOrder(parts.filter((part) => part !== null && part !== undefined)).map(({ node }) => node);
}

/**
 * Pages of several histories as one page of all of them. Their entries' ids are ordered by time, and a cursor is such
 * an id: each service was asked for a whole page from the same place in time, so what is nearest to it is the page.
 */
export function oneHistory(
  parts: readonly (Part | null | undefined)[],
  { first, last }: { first?: number | null; last?: number | null },
): OneHistory {
  const told = parts.filter((part): part is Part => part !== null && part !== undefined);
  const all = inOrder(told);
  const size = first ?? last ?? all.length;
  const isBack = typeof last === 'number';
  const edges = isBack ? all.slice(-size) : all.slice(0, size);
  const isLeft = edges.length < all.length;
  return {
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: (isLeft && !isBack) || told.some(({ pageInfo }) => pageInfo.hasNextPage),
      hasPreviousPage: (isLeft && isBack) || told.some(({ pageInfo }) => pageInfo.hasPreviousPage),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    total: {
      count: told.reduce((sum, { total }) => sum + total.count, 0),
      capped: told.some(({ total }) => total.capped),
    },
  };
}
