/** The tabs of a customer's page, each a route below it; the first is the page itself. */
export const TABS = [
  'details',
  'consignment',
  'intake',
  'items',
  'sales',
  'balance',
  'credit',
  'users',
  'mail',
  'note',
  'history',
] as const;
export type TabName = (typeof TABS)[number];

/** The tab that a name means: the last part of a route, or what `?tab=` said before tabs were routes. */
export function tabNamed(name: string | null | undefined): TabName {
  return TABS.find((each) => each === name) ?? 'details';
}

/** The address of a tab. */
export function tabAddress(page: string, tab: TabName): string {
  return tab === 'details' ? page : `${page}/${tab}`;
}

/** Where an address with `?tab=` leads now: the tab, and all else that it said. */
export function movedTab({ pathname, searchParams }: URL): string {
  const rest = new URLSearchParams(searchParams);
  rest.delete('tab');
  const address = tabAddress(pathname, tabNamed(searchParams.get('tab')));
  return rest.size ? `${address}?${rest}` : address;
}
