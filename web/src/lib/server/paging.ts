/** A page of a connection, as its query wants it. */
export interface Paging {
  first: number | null;
  after: string | null;
  last: number | null;
  before: string | null;
}

/** The page an address names: `?after=` goes on, `?before=` goes back, `?end=` is the last, none is the first. */
export function pagingOf(url: URL, size: number): Paging {
  const before = url.searchParams.get('before');
  if (before) return { first: null, after: null, last: size, before };
  if (url.searchParams.has('end')) return { first: null, after: null, last: size, before: null };
  return { first: size, after: url.searchParams.get('after') || null, last: null, before: null };
}

/** Which one a page begins with, as the links of `ListPager` carry it; null where the address does not say. */
export function placeOf(url: URL): number | null {
  const at = Number(url.searchParams.get('at'));
  return Number.isSafeInteger(at) && at > 0 ? at : null;
}
