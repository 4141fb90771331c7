import { CustomerSort } from '../../services/customers/customer/customer.sort';
import { listColumns, post, request, sent, type Operation } from '../operations';
import type { Seeded } from '../seed';
import type { SortGroups } from './groups';

/** One sort under one filter. */
export interface Cell {
  sort: CustomerSort;
  filter: string;
  operation: Operation;
}

/** What the list may be filtered by, and what the floor does for it: it knows beforehand what the product has to find out. */
interface FilterCase {
  filter: string;
  groupId?: string;
  search?: (turn: number) => string;
  /** Of many the floor takes a page along the index of the sort, few it sorts. */
  isMany?: boolean;
  /** Where nobody would write another statement for it. */
  isWithoutFloor?: boolean;
}

const list = sent(`query SortedList($sort: CustomerSort, $search: String, $groupId: UUID) {
  customers(first: 50, sort: $sort, direction: ASC, filter: { search: $search, groupId: $groupId }) { ${listColumns} } }`);

const letters = (count: number, turn: number): string =>
  ['annelies', 'bas', 'joost', 'molenpad', 'piet', 'utrecht', 'wever'][turn % 7]!.slice(0, count);

/** From this size of a group on one walks along the index of the sort; fewer one sorts, among which blanks may be on page one. */
const WALKED_FROM = 1_000;

/** Every sort of the customer list with every kind of filter, its first page upwards, groups and total with it. */
export function cellsOf(seeded: Seeded, groups: SortGroups, customers: number): Cell[] {
  const { storeId, staffToken, surnames } = seeded;
  const surname = (turn: number): string => surnames[(turn * 7) % surnames.length]!;
  const cases: FilterCase[] = [
    { filter: 'all' },
    { filter: 'group of 0', groupId: groups.none },
    { filter: 'group of 20', groupId: groups.twenty },
    { filter: 'group of 5 %', groupId: groups.twentieth, isMany: customers / 20 >= WALKED_FROM },
    { filter: 'group of 40 %', groupId: groups.many, isMany: true },
    { filter: 'search', search: surname },
    { filter: 'search in 5 %', search: surname, groupId: groups.twentieth },
    { filter: 'one letter', search: (turn) => letters(1, turn), isWithoutFloor: true },
    { filter: 'two letters', search: (turn) => letters(2, turn), isWithoutFloor: true },
  ];
  return Object.values(CustomerSort).flatMap((sort) =>
    cases.map(({ filter, groupId = null, search, isMany, isWithoutFloor }): Cell => {
      const product = (turn: number): Buffer =>
        post(`/${storeId}/console/graphql`, staffToken, list, {
          ...{ sort, groupId },
          search: search?.(turn) ?? null,
        });
      const guarded = (turn: number): Buffer => {
        const asked = new URLSearchParams({
          ...{ by: 'sorted', sort, group: groupId ?? '', words: search?.(turn) ?? '' },
          ...(isMany ? { many: '1' } : {}),
        });
        return request('GET', `/list?${asked.toString()}`, staffToken);
      };
      const title = `${sort} × ${filter}`;
      const requests = isWithoutFloor ? { product } : { product, guarded };
      return { sort, filter, operation: { name: 'sorts', title, kind: 'read', requests } };
    }),
  );
}
