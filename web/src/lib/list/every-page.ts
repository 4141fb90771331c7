import type { PageInfo } from './page.ts';

/** Where to read on behind a page; null behind the last one, and where a page says that it leads to itself. */
export function nextAfter({ hasNextPage, endCursor }: PageInfo, after: string | null): string | null {
  return hasNextPage && endCursor && endCursor !== after ? endCursor : null;
}
