import { page } from '$app/state';
import { wayTo } from './back.ts';

/**
 * The address of a page that this one leads to, further on or back: the list that this page was opened from as it was,
 * or any other page with the way back to that list.
 */
export function onward(path: string): string {
  return wayTo(path, page.data.from);
}
