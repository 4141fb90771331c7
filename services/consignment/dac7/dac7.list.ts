import {
  connectionOf,
  countUpTo,
  keysetSql,
  limitedSql,
  pageOf,
  type PageArguments,
} from '../../kernel/connection/connection';
import type { Connection } from '../../kernel/connection/connection-type';
import { Places } from '../../kernel/connection/statement';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import type { Store } from '../store/store';
import type { Dac7Year } from './dac7';
import { THRESHOLD_COUNT, thresholdOf, type Dac7Counted } from './dac7.rules';
import { readYears, type KnownYear, type PersonSeal } from './dac7.rows';

const COUNTED: Readonly<Record<Dac7Counted, readonly [count: string, soldForMinor: string]>> = {
  ALL: ['q.online_count + q.till_count', 'q.online_sold_for_minor + q.till_sold_for_minor'],
  ONLINE: ['q.online_count', 'q.online_sold_for_minor'],
};

/** Who is told of to the tax office of a year, as `isReached` says it. */
function reachedSql(store: Store, year: number, places: Places): string {
  const [count, soldFor] = COUNTED[store.dac7Counted];
  return `(SELECT q.customer_id FROM consignment.dac7_quarter q WHERE q.year = ${places.of(year, 'int')} GROUP BY q.customer_id
    HAVING sum(${count}) >= ${THRESHOLD_COUNT} OR sum(${soldFor}) > ${places.of(thresholdOf(store), 'bigint')}) r
    JOIN consignment.customer k ON k.id = r.customer_id`;
}

/** Those of whom the tax office is told of a year, by their customer numbers. */
export async function listYears(
  call: Call,
  store: Store,
  seals: PersonSeal,
  year: number,
  wanted: PageArguments,
): Promise<Connection<Dac7Year>> {
  const page = pageOf(wanted);
  const places = new Places();
  const limit = places.of(page.size + 1, 'int');
  const from = reachedSql(store, year, places);
  const keyset = keysetSql(page, 'k.number', 'k.id', 'ASC', 'int', places.keyOf(page));
  const text = limitedSql(`SELECT k.id FROM ${from} WHERE true ${keyset.where} ${keyset.order}`, limit);
  const years = await call.read(async (tx) => {
    const ids = (await tx.sql<{ id: string }>(text, places.values)).map(({ id }) => id);
    const known = await readYears(tx, store, seals, ids, year);
    return ids.flatMap((id) => known.get(id) ?? []);
  });
  return {
    ...connectionOf(
      page,
      years,
      ({ number, customer }) => [String(number), customer.id],
      (each) => each,
    ),
    count: () => {
      const counted = new Places();
      const all = reachedSql(store, year, counted);
      return call.read((tx) => countUpTo(tx, all, counted.values));
    },
  };
}

const AT_ONCE = 500;

/** All of them, so many at a time. */
export async function* allYears(
  tx: Transaction,
  store: Store,
  seals: PersonSeal,
  year: number,
): AsyncGenerator<KnownYear[]> {
  const places = new Places();
  const text = `SELECT k.id FROM ${reachedSql(store, year, places)} ORDER BY k.number, k.id`;
  const ids = (await tx.sql<{ id: string }>(text, places.values)).map(({ id }) => id);
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    const known = await readYears(tx, store, seals, some, year);
    yield some.flatMap((id) => known.get(id) ?? []);
  }
}
