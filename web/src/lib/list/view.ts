import { leadingBack } from './back.ts';
import type { Direction, List } from './list.ts';

/** What a list's address says: which rows, in which order. The place in it is not part of it. */
export interface View<Key extends string = string, Filter extends string = string> {
  /** Null where the list has one order only. */
  sort: Key | null;
  direction: Direction;
  /** Each filter as the address says it, empty where it does not. */
  filters: Record<Filter, string>;
}

/** Where a reader stands: the list's path, what is seen of it, which page, and what else the address carries. */
export interface Here<Key extends string = string, Filter extends string = string> {
  path: string;
  view: View<Key, Filter>;
  /** Cursor and figure of the page, as the pager's links say them. */
  place: Record<string, string>;
  /** What the pages around the list want kept: the way back, whose pages they are. */
  carried: Record<string, string>;
}

type Of<Key extends string, Filter extends string> = List<never, Key, string, string, Filter>;

const PLACE = ['after', 'before', 'end', 'at'];
/** The way back, and for whom somebody with several customers looks at My page. */
const CARRIED = ['return', 'customer'];

function named(query: URLSearchParams, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = query.get(name);
      return value ? [[name, value]] : [];
    }),
  );
}

/** The way a column sorts when it is chosen first. */
export function firstDirection<Key extends string, Filter extends string>(
  { columns }: Of<Key, Filter>,
  key: Key | null,
): Direction {
  return columns.find((column) => column.key === key)?.first ?? 'asc';
}

/** Reads an address; what it does not say, or says wrongly, is as usual. */
export function viewOf<Key extends string, Filter extends string>(
  list: Of<Key, Filter>,
  query: URLSearchParams,
): View<Key, Filter> {
  const asked = list.columns.find(({ key, sort }) => sort !== undefined && key === query.get('sort'));
  const sort = asked?.key ?? list.sortedBy ?? null;
  const direction = query.get('direction');
  const filters = {} as Record<Filter, string>;
  for (const name of Object.keys(list.filters) as Filter[])
    filters[name] = list.filters[name](query.get(name) ?? '');
  return {
    sort,
    direction: direction === 'asc' || direction === 'desc' ? direction : firstDirection(list, sort),
    filters,
  };
}

/** Where an address stands in a list. */
export function hereOf<Key extends string, Filter extends string>(
  list: Of<Key, Filter>,
  { pathname, searchParams }: URL,
): Here<Key, Filter> {
  return {
    path: pathname,
    view: viewOf(list, searchParams),
    place: named(searchParams, PLACE),
    carried: named(searchParams, CARRIED),
  };
}

/** A view as an address says it, shortest form first: what is as usual is left out. */
export function queryOf<Key extends string, Filter extends string>(
  list: Of<Key, Filter>,
  { sort, direction, filters }: View<Key, Filter>,
): Record<string, string> {
  const narrowed = Object.entries<string>(filters).filter(([, value]) => value !== '');
  return {
    ...Object.fromEntries(narrowed),
    ...(sort !== null && sort !== list.sortedBy && { sort }),
    ...(direction !== firstDirection(list, sort) && { direction }),
  };
}

/** The list's address with something changed in the view, from its first row on; or at a place of it. */
export function addressOf<Key extends string, Filter extends string>(
  list: Of<Key, Filter>,
  { path, view, carried }: Here<Key, Filter>,
  change: Partial<View<Key, Filter>> = {},
  place: Record<string, string> = {},
): string {
  const query = new URLSearchParams({ ...carried, ...queryOf(list, { ...view, ...change }), ...place });
  return query.size ? `${path}?${query}` : path;
}

/** The address of this very page of the list. */
export function thisPage<Key extends string, Filter extends string>(
  list: Of<Key, Filter>,
  here: Here<Key, Filter>,
): string {
  return addressOf(list, here, {}, here.place);
}

/** The address of a page that lies below the list: it knows the way back to this very page of it. */
export function pageOf<Key extends string, Filter extends string>(
  list: Of<Key, Filter>,
  here: Here<Key, Filter>,
  below: string,
): string {
  return leadingBack(here.path + below, thisPage(list, here));
}

/** Where a form posts to, so that it comes back to this very page: the action stands in the query, as Kit wants it. */
export function actionAt<Key extends string, Filter extends string>(
  list: Of<Key, Filter>,
  here: Here<Key, Filter>,
  action: string,
): string {
  const address = thisPage(list, here);
  return `${address}${address.includes('?') ? '&' : '?'}/${action}`;
}

/** What a column's head leads to: sorted by it, or the other way round where it is already. */
export function sortedBy<Key extends string, Filter extends string>(
  list: Of<Key, Filter>,
  { sort, direction }: View<Key, Filter>,
  key: Key,
): Pick<View<Key, Filter>, 'sort' | 'direction'> {
  if (key !== sort) return { sort: key, direction: firstDirection(list, key) };
  return { sort: key, direction: direction === 'asc' ? 'desc' : 'asc' };
}

/** Whether anything narrows the list. */
export function isFiltered({ filters }: View): boolean {
  return Object.values(filters).some((value) => value !== '');
}
