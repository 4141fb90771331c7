/** A page of a connection, as its query wants it. */
export interface Paging {
  first: number | null;
  after: string | null;
  last: number | null;
  before: string | null;
}

/** The page an address names: `?after=` goes on, `?before=` goes back, neither is the first. */
export function pagingOf(url: URL, size: number): Paging {
  const before = url.searchParams.get('before');
  if (before) return { first: null, after: null, last: size, before };
  return { first: size, after: url.searchParams.get('after') || null, last: null, before: null };
}
