import { RETURN, wayTo } from '#lib/list/back.ts';
import { home, returnPath } from '#lib/server/return-path.ts';

/** The list of this console that a page was opened from, as its address says; null = it does not, or it is none. */
export function cameFrom({ searchParams }: Pick<URL, 'searchParams'>, storeId: string | null): string | null {
  const asked = searchParams.get(RETURN);
  if (asked === null || storeId === null) return null;
  const judged = returnPath(asked, storeId, 'console');
  return judged === home(storeId, 'console') ? null : judged;
}

/** Where a form of the console leads to after it was sent: the way back goes along, as it does with links. */
export function keepingWayBack(
  location: string,
  asked: Pick<URL, 'searchParams'>,
  storeId: string | null,
): string {
  if (storeId === null || !location.startsWith(`${home(storeId, 'console')}/`)) return location;
  return wayTo(location, cameFrom(asked, storeId));
}
