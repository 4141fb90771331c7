import { COUNTED_UP_TO, cursorOf } from '../../kernel/connection/connection';
import { Call } from '../../kernel/database/call';
import { Database } from '../../kernel/database/database';
import { SortDirection } from '../../kernel/graph/shared';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { staffOf } from '../../kernel/testing/open';
import { rowsRead } from '../../kernel/testing/rows-read';
import { fillStore, type GroupName } from '../testing/many';
import { customersWorld, other, storeId } from '../testing/world';
import type { CustomerFilter } from './customer.filter';
import { listCustomers, type CustomerListArguments } from './customer.list';
import { CustomerSort, sorts } from './customer.sort';

/** Ten times as many in the one as in the other; in the larger a search has more than are counted, and the last ones lie further than is walked. */
const COUNTS = { [storeId]: 30_000, [other]: 3_000 };
type Store = keyof typeof COUNTS;

const world = forAllTests(() => customersWorld());
const groups = {} as Record<Store, Record<GroupName, string>>;
let database: Database;
beforeAll(async () => {
  for (const [store, count] of Object.entries(COUNTS) as [Store, number][])
    groups[store] = await fillStore(world.database, store, count);
  database = await new Database({
    url: world.database.urlOf('kommis_customers'),
    maxConnections: 1,
    readTimeoutMs: 20_000,
  }).open();
});
afterAll(() => database.close());

interface Filtered {
  group?: GroupName;
  search?: string;
  changedSince?: Date;
}
const SINCE = new Date('2030-01-01');
const LONG_AGO = new Date('2000-01-01');
const filterIn = (store: Store, { group, ...filter }: Filtered): CustomerFilter => ({
  ...filter,
  ...(group === undefined ? {} : { groupId: groups[store]?.[group] ?? '' }),
});

async function calling<T>(store: Store, work: (call: Call) => Promise<T>): Promise<T> {
  const call = new Call(database, staffOf(store), { operation: 'spec', requestId: 'spec' });
  return work(call).finally(() => call.end());
}

/** Everybody in the order of a sort, as SQL that takes its time says it, upwards. */
const inOrder = remembered((sort: CustomerSort) =>
  world.database.admin<{ id: string; key: string }>(
    `SELECT c.id, (${sorts[sort].column})::text AS key
       FROM customers.customer c JOIN customers.customer_group g ON g.store_id = c.store_id AND g.id = c.default_group_id
      WHERE c.store_id = $1 ORDER BY ${sorts[sort].column}, c.id`,
    [storeId],
  ),
);

/** Who is meant by a filter, said as plainly. */
const meant = remembered(async ({ group, search, changedSince }: Filtered) => {
  const rows = await world.database.admin<{ id: string }>(
    `SELECT c.id FROM customers.customer c
      WHERE c.store_id = $1 AND ($2::text IS NULL OR c.search_text LIKE '%' || $2 || '%') AND ($3::timestamptz IS NULL OR c.updated_at >= $3)
        AND ($4::uuid IS NULL OR c.id IN (SELECT m.customer_id FROM customers.customer_group_member m WHERE m.group_id = $4))`,
    [storeId, search ?? null, changedSince ?? null, group === undefined ? null : groups[storeId][group]],
  );
  return new Set(rows.map(({ id }) => id));
});

/** Blanks last, both ways. */
async function all(
  sort: CustomerSort,
  filtered: Filtered,
  direction: SortDirection,
): Promise<{ id: string; key: string }[]> {
  const who = await meant(filtered);
  const up = (await inOrder(sort)).filter(({ id }) => who.has(id));
  const isBlank = ({ key }: { key: string }): boolean => key === sorts[sort].blank;
  return direction === SortDirection.DESC
    ? up.reverse()
    : [...up.filter((row) => !isBlank(row)), ...up.filter(isBlank)];
}

function remembered<Asked, Answer>(ask: (asked: Asked) => Promise<Answer>): typeof ask {
  const known = new Map<Asked, Promise<Answer>>();
  return (asked) => {
    const answer = known.get(asked) ?? ask(asked);
    known.set(asked, answer);
    return answer;
  };
}

const FILTERS: Filtered[] = [
  {},
  ...(['EMPTY', 'ONE', 'TWENTY', 'TWENTIETH', 'MANY', 'LAST'] as const).map((group) => ({ group })),
  { search: 'piet' },
  ...(['ONE', 'TWENTY', 'TWENTIETH', 'MANY', 'LAST'] as const).map((group) => ({ search: 'piet', group })),
  { changedSince: SINCE },
  { changedSince: LONG_AGO, group: 'MANY' },
  { search: 'example', group: 'MANY' },
  { changedSince: LONG_AGO, search: 'piet' },
  { changedSince: LONG_AGO, search: 'example', group: 'MANY' },
];

describe.each(FILTERS)('%j', (filtered) => {
  test.each(Object.values(CustomerSort))(
    'by %s: any page is what stands there in the whole list, forwards and backwards, up and down',
    async (sort) => {
      for (const direction of Object.values(SortDirection)) {
        const rows = await all(sort, filtered, direction);
        const ids = rows.map(({ id }) => id);
        const list = (args: Partial<CustomerListArguments>): Promise<string[]> =>
          calling(storeId, async (call) => {
            const filter = filterIn(storeId, filtered);
            const { nodes } = await listCustomers(call, { sort, direction, filter, ...args });
            return nodes.map(({ id }) => id);
          });
        expect(await list({ first: 20 })).toEqual(ids.slice(0, 20));
        const at = Math.floor((direction === SortDirection.ASC ? 0.3 : 0.999) * rows.length);
        const row = rows[at];
        if (row === undefined) continue;
        const cursor = cursorOf(row.key, row.id);
        expect(await list({ first: 20, after: cursor })).toEqual(ids.slice(at + 1, at + 21));
        expect(await list({ last: 20, before: cursor })).toEqual(ids.slice(Math.max(0, at - 20), at));
      }
    },
  );

  test('its total is exact, or says that it is more than are counted', async () => {
    const { size } = await meant(filtered);
    const isKept = filtered.search === undefined && filtered.changedSince === undefined;
    for (const sort of [CustomerSort.NUMBER, CustomerSort.TOWN]) {
      const total = await calling(storeId, async (call) => {
        const filter = filterIn(storeId, filtered);
        return (await listCustomers(call, { sort, direction: SortDirection.ASC, filter })).count();
      });
      expect(total).toEqual({
        count: isKept ? size : Math.min(size, COUNTED_UP_TO),
        capped: !isKept && size > COUNTED_UP_TO,
      });
    }
  });
});

test('paging through a search of more than are counted gives every customer once', async () => {
  const found: string[] = [];
  for (let after: string | null = null; ;) {
    const { nodes, pageInfo } = await calling(storeId, (call) =>
      listCustomers(call, {
        sort: CustomerSort.LAST_NAME,
        direction: SortDirection.ASC,
        first: 200,
        after,
        filter: { search: 'piet' },
      }),
    );
    found.push(...nodes.map(({ id }) => id));
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  expect(found).toHaveLength(12_000);
  expect(new Set(found).size).toBe(12_000);
});

/** What the database goes through for a page and its total. */
const read = (store: Store, sort: CustomerSort, filtered: Filtered): Promise<number> =>
  calling(store, (call) =>
    rowsRead(call, 'customers', async () => {
      const args = { sort, direction: SortDirection.ASC, first: 50, filter: filterIn(store, filtered) };
      await (await listCustomers(call, args)).count();
    }),
  );

describe('what a page makes the database go through', () => {
  const small: Filtered[] = [
    {},
    { group: 'EMPTY' },
    { group: 'ONE' },
    { group: 'TWENTY' },
    { group: 'TWENTY', search: 'piet' },
    { changedSince: SINCE },
    { changedSince: SINCE, group: 'MANY' },
  ];
  test.each(small.flatMap((filtered) => Object.values(CustomerSort).map((sort) => ({ ...filtered, sort }))))(
    'does not grow with the store: %j',
    async ({ sort, ...filtered }) => {
      const [large, ten] = [await read(storeId, sort, filtered), await read(other, sort, filtered)];
      expect(large).toBeLessThan(1_500);
      // Groups are few rows, read one after the other: which store's come first makes some difference.
      expect(large).toBeLessThanOrEqual(ten * 1.2 + 150);
    },
  );

  const spread: Filtered[] = [{ group: 'TWENTIETH' }, { group: 'MANY' }];
  test.each(spread.flatMap((filtered) => Object.values(CustomerSort).map((sort) => ({ ...filtered, sort }))))(
    'is what stands between those of the page where they are many: %j',
    async ({ sort, ...filtered }) => {
      const share = filtered.group === 'MANY' ? 0.4 : 0.05;
      expect(await read(storeId, sort, filtered)).toBeLessThan((51 / share) * 8 + 1_000);
    },
  );
});
