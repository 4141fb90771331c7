import {
  cappedTotal,
  connectionOf,
  keysetSql,
  limitedSql,
  pageOf,
  type PageArguments,
} from '../../kernel/connection/connection';
import type { Connection } from '../../kernel/connection/connection-type';
import { Places } from '../../kernel/connection/statement';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import type { ConsignmentItem } from '../item/item';
import type { DueGoesTo } from '../item/deadline.rules';
import { itemColumnsSql, itemOf, itemsSql, type ItemRow } from '../item/item.rows';
import { isOpenSql } from '../store/store';
import type { DueFilter } from './due.input';
import { destinations, type DueDay } from './due.rules';

/** What goes to one place, counted. */
export interface CountedDue {
  goesTo: DueGoesTo;
  count: number;
  inGrace: number;
  consignors: number;
  askedMinor: number;
}

/**
 * Items (i) that are due and pass the filter, with where they go (d): read along the index of what is due, which holds all that
 * is asked of an item here.
 */
export function dueSql(
  { customerId, upTo, graceOver, goesTo }: DueFilter,
  day: DueDay,
  places: Places,
): string {
  const rule = destinations(day);
  const [charities, graces, ways] = [
    places.of(
      rule.map(({ charity }) => charity),
      'text[]',
    ),
    places.of(
      rule.map(({ isInGrace }) => isInGrace),
      'boolean[]',
    ),
    places.of(
      rule.map(({ to }) => to),
      'text[]',
    ),
  ];
  const isInGrace = `(i.return_on >= ${places.of(day.firstInGrace, 'date')})`;
  const tests = [
    `${isOpenSql} AND i.state = 'ON_SALE' AND i.return_on < ${places.of(day.today, 'date')}`,
    ...(upTo == null ? [] : [`i.return_on <= ${places.of(upTo, 'date')}`]),
    ...(graceOver == null ? [] : [`${isInGrace} <> ${places.of(graceOver, 'boolean')}`]),
    ...(customerId == null ? [] : [`i.customer_id = ${places.of(customerId, 'uuid')}`]),
    ...(goesTo == null ? [] : [`d.goes_to = ${places.of(goesTo, 'text')}`]),
  ];
  return `consignment.item i
    JOIN consignment.consignor k ON k.store_id = i.store_id AND k.customer_id = i.customer_id
    JOIN unnest(${charities}, ${graces}, ${ways}) AS d (charity, in_grace, goes_to) ON d.charity = k.charity AND d.in_grace = ${isInGrace}
   WHERE ${tests.join(' AND ')}`;
}

/** How much goes where, of what passes the filter wherever it goes. */
export function countDue(tx: Transaction, filter: DueFilter, day: DueDay): Promise<CountedDue[]> {
  const places = new Places();
  const due = dueSql({ ...filter, goesTo: null }, day, places);
  return tx.sql<CountedDue & Record<string, unknown>>(
    `SELECT of.goes_to AS "goesTo", sum(of.count)::int AS count, sum(of.in_grace)::int AS "inGrace", count(*)::int AS consignors, sum(of.asked)::float8 AS "askedMinor"
       FROM (SELECT d.goes_to, count(*) AS count, count(*) FILTER (WHERE d.in_grace) AS in_grace, sum(i.price_minor) AS asked
               FROM ${due} GROUP BY d.goes_to, i.customer_id) of GROUP BY of.goes_to`,
    places.values,
  );
}

/** The first that pass the filter, in the order of the list, and what they cost; only some of them where ids are given. */
export function firstDue(
  tx: Transaction,
  filter: DueFilter,
  day: DueDay,
  most: number,
  ids: readonly string[] | null = null,
): Promise<{ id: string; priceMinor: number }[]> {
  const places = new Places();
  const due = dueSql(filter, day, places);
  const only = ids === null ? '' : `AND i.id = ANY (${places.of(ids, 'uuid[]')})`;
  const text = `SELECT i.id, i.price_minor::float8 AS "priceMinor" FROM ${due} ${only} ORDER BY i.customer_id, i.id LIMIT ${places.of(most, 'int')}`;
  return tx.sql<{ id: string; priceMinor: number }>(text, places.values);
}

/** A page of what passes the filter, those of one consignor together; `count` of them there are. */
export async function listDue(
  call: Call,
  now: Date,
  asked: { filter: DueFilter; day: DueDay; count: number },
  wanted: PageArguments,
): Promise<Connection<ConsignmentItem>> {
  const page = pageOf(wanted);
  const places = new Places();
  // Its columns ask for the instant as the first value.
  places.of(now, 'timestamptz');
  const limit = places.of(page.size + 1, 'int');
  const due = dueSql(asked.filter, asked.day, places);
  const keyset = keysetSql(page, 'i.customer_id', 'i.id', 'ASC', 'uuid', places.keyOf(page));
  const found = limitedSql(`SELECT i.id FROM ${due} ${keyset.where} ${keyset.order}`, limit);
  const text = `WITH page AS MATERIALIZED (${found})
    SELECT ${itemColumnsSql} FROM ${itemsSql} JOIN page ON page.id = i.id ${keyset.order}`;
  const rows = await call.read((tx) => tx.sql<ItemRow & { customerId: string }>(text, places.values));
  return {
    ...connectionOf(page, rows, ({ customerId, id }) => [customerId, id], itemOf),
    count: async () => cappedTotal(asked.count),
  };
}
