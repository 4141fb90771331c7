import { COLUMNS, type ColumnKey, type CustomerSort, firstDirection } from './columns.ts';

/** What the list's address says: which customers, in which order. The place in it is not part of it. */
export interface ListView {
  sort: ColumnKey;
  direction: 'asc' | 'desc';
  search: string;
  group: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a piece of an address can be an id at all; asking the graph for anything else is not worth it. */
export function isId(text: string): boolean {
  return UUID.test(text);
}

/** Reads the address; what it does not say, or says wrongly, is the newest number first. */
export function listView(query: URLSearchParams): ListView {
  const asked = COLUMNS.find(({ key }) => key === query.get('sort'));
  const sort = asked?.key ?? 'number';
  const direction = query.get('direction');
  const group = query.get('group') ?? '';
  return {
    sort,
    direction: direction === 'asc' || direction === 'desc' ? direction : firstDirection(sort),
    search: (query.get('search') ?? '').trim().slice(0, 200),
    group: isId(group) ? group : '',
  };
}

/** The view as an address says it, shortest form first: what is as usual is left out. */
export function queryOf({ sort, direction, search, group }: ListView): Record<string, string> {
  return {
    ...(search && { search }),
    ...(group && { group }),
    ...(sort !== 'number' && { sort }),
    ...(direction !== firstDirection(sort) && { direction }),
  };
}

/** The view as the graph wants it. */
export function variablesOf({ sort, direction, search, group }: ListView) {
  const by: CustomerSort = COLUMNS.find(({ key }) => key === sort)?.sort ?? 'NUMBER';
  return {
    sort: by,
    direction: direction === 'asc' ? ('ASC' as const) : ('DESC' as const),
    search: search || null,
    groupId: group || null,
  };
}

/** An address of the list. */
export function listAddress(base: string, view: ListView, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...queryOf(view), ...more });
  return query.size ? `${base}?${query}` : base;
}
