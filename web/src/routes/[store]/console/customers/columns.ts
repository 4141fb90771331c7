/** The list's columns in their order, with what the graph sorts each by. */
export const COLUMNS = [
  { key: 'number', sort: 'NUMBER' },
  { key: 'charity', sort: 'CHARITY' },
  { key: 'social-title', sort: 'SOCIAL_TITLE' },
  { key: 'first-name', sort: 'FIRST_NAME' },
  { key: 'last-name', sort: 'LAST_NAME' },
  { key: 'company', sort: 'COMPANY_NAME' },
  { key: 'address', sort: 'ADDRESS' },
  { key: 'town', sort: 'TOWN' },
  { key: 'email', sort: 'EMAIL' },
  { key: 'telephone', sort: 'TELEPHONE' },
  { key: 'groups', sort: 'GROUP' },
  { key: 'sales', sort: 'SALES_TOTAL' },
  { key: 'registered', sort: 'REGISTERED_AT' },
  { key: 'last-visit', sort: 'LAST_VISIT_AT' },
  { key: 'newsletter', sort: 'NEWSLETTER' },
  { key: 'enabled', sort: 'ENABLED' },
] as const;

export type ColumnKey = (typeof COLUMNS)[number]['key'];
export type CustomerSort = (typeof COLUMNS)[number]['sort'];

/** What somebody sees who never chose: what fits a laptop. The number is always there, it leads to the page. */
export const DEFAULT_COLUMNS: readonly ColumnKey[] = [
  'number',
  'charity',
  'first-name',
  'last-name',
  'company',
  'address',
  'town',
  'groups',
  'sales',
  'enabled',
];

/** Numbers and days begin with the highest, a yes comes before a no, words begin with A. */
const HIGHEST_FIRST = new Set<ColumnKey>(['number', 'sales', 'registered', 'last-visit', 'newsletter']);

/** The way a column sorts when it is chosen first. */
export function firstDirection(key: ColumnKey): 'asc' | 'desc' {
  return HIGHEST_FIRST.has(key) ? 'desc' : 'asc';
}

/** Right-aligned, with figures of one width. */
export function isNumeric(key: ColumnKey): boolean {
  return key === 'number' || key === 'sales';
}

/** Those of the standard columns that stay away where nobody on the page has anything in them. */
const WHERE_USED = new Set<ColumnKey>(['charity', 'company']);

/** Whether somebody chose columns of their own, other than the standard. */
export function isOwnChoice(chosen: readonly string[] | null | undefined): boolean {
  return chosen !== null && chosen !== undefined && chosen.join() !== DEFAULT_COLUMNS.join();
}

/**
 * The columns to show, in the list's own order. What somebody chose stands as chosen (unknown names of an older
 * version are passed over); the standard leaves out what this page would leave empty.
 */
export function shownColumns(
  chosen: readonly string[] | null | undefined,
  isUsed: (key: ColumnKey) => boolean = () => true,
): ColumnKey[] {
  const wanted = new Set<string>(chosen ?? DEFAULT_COLUMNS);
  const left = (key: ColumnKey) => !isOwnChoice(chosen) && WHERE_USED.has(key) && !isUsed(key);
  return COLUMNS.map(({ key }) => key).filter((key) => key === 'number' || (wanted.has(key) && !left(key)));
}
