/** How an address carries the list that its page was opened from. */
export const RETURN = 'return';
const BASE = 'http://own.invalid';

/**
 * The address of a page that knows the way back to a list as it was: search, order, filter and page. Where that is
 * the list as everybody finds it, or nothing, the address says nothing.
 */
export function leadingBack(path: string, list: string | null | undefined): string {
  if (!list?.includes('?')) return path;
  const [page = '', fragment] = path.split('#');
  const query = new URLSearchParams({ [RETURN]: list });
  return `${page}${page.includes('?') ? '&' : '?'}${query}${fragment === undefined ? '' : `#${fragment}`}`;
}

/** Where a link or a redirect to a page leads: where that is the list one came from, to the list as it was. */
export function wayTo(path: string, from: string | null | undefined): string {
  if (!from) return path;
  const [page, list] = [new URL(path, BASE), new URL(from, BASE)];
  if (page.pathname !== list.pathname || !path.startsWith('/'))
    return page.searchParams.has(RETURN) ? path : leadingBack(path, from);
  for (const [name, value] of page.searchParams) if (name !== RETURN) list.searchParams.set(name, value);
  return list.pathname + list.search + page.hash;
}
