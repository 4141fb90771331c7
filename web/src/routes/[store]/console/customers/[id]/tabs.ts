/** The tabs of a customer's page, as `?tab=` names them; the first is the one without a name. */
export const TABS = ['details', 'consignment', 'items', 'sales', 'users', 'mail', 'note', 'history'] as const;
export type TabName = (typeof TABS)[number];

/** The tab an address names; anything else is the first. */
export function tabOf(query: URLSearchParams): TabName {
  return TABS.find((each) => each === query.get('tab')) ?? 'details';
}

/** The address of a tab. */
export function tabAddress(page: string, tab: TabName): string {
  return tab === 'details' ? page : `${page}?tab=${tab}`;
}
