import { RETURN } from '#lib/list/back.ts';

/** Where My page leads from an article in a list: its page, which knows the way back to the list as it was. */
export function itemAddress(root: string, carry: string, list: string): (below: string) => string {
  const query = new URLSearchParams(carry);
  // The stock as everybody finds it is where it leads back to anyway.
  if (list !== `${root}/stock${carry}`) query.set(RETURN, list);
  return (below) => `${root}/stock${below}${query.size ? `?${query}` : ''}`;
}
