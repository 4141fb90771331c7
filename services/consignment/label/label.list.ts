import {
  cappedTotal,
  connectionOf,
  COUNTED_UP_TO,
  countUpTo,
  keysetSql,
  limitedSql,
  pageOf,
  type PageArguments,
} from '../../kernel/connection/connection';
import type { Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import type { ConsignmentItem } from '../item/item';
import { itemColumnsSql, itemOf, itemsSql, type ItemRow } from '../item/item.rows';
import { isOpenSql } from '../store/store';
import type { LabelCounts } from './label';
import type { LabelNeed } from './need';

/** Items of which labels are to be printed for one reason, the lowest number first: as they hang in the shop. */
export async function listToLabel(
  call: Call,
  now: Date,
  need: LabelNeed,
  wanted: PageArguments,
): Promise<Connection<ConsignmentItem>> {
  const page = pageOf(wanted);
  const keyset = keysetSql(page, 'i.number', 'i.id', 'ASC', 'int', 4);
  const text = limitedSql(
    `SELECT ${itemColumnsSql} FROM ${itemsSql} WHERE i.label_need = $2 ${keyset.where} ${keyset.order}`,
    '$3::int',
  );
  const rows = await call.read((tx) =>
    tx.sql<ItemRow>(text, [now, need, page.size + 1, ...(page.key ?? [])]),
  );
  const counted = `consignment.item i WHERE ${isOpenSql} AND i.label_need = $1`;
  return {
    ...connectionOf(page, rows, (row) => [String(row.number), row.id], itemOf),
    count: () => call.read((tx) => countUpTo(tx, counted, [need])),
  };
}

/** How many there are of each reason. */
export async function countToLabel(call: Call): Promise<LabelCounts> {
  const one = (need: LabelNeed): string =>
    `(SELECT count(*)::int FROM (SELECT FROM consignment.item i WHERE ${isOpenSql} AND i.label_need = '${need}' LIMIT ${COUNTED_UP_TO + 1}) i)`;
  const text = `SELECT ${one('NEW')} AS "new", ${one('STALE')} AS "stale", ${one('TO_COME')} AS "toCome"`;
  const [row] = await call.read((tx) => tx.sql<LabelCounts & Record<string, number>>(text, []));
  const capped = (count = 0): number => cappedTotal(count).count;
  return { new: capped(row?.new), stale: capped(row?.stale), toCome: capped(row?.toCome) };
}
