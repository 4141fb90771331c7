import { Places } from '../../kernel/connection/statement';
import type { Transaction } from '../../kernel/database/transaction';
import { dueSql } from '../due/due.list';
import type { DueDay } from '../due/due.rules';
import { reminderMail } from '../reminder/reminder.mail';
import type { DueGoesTo } from '../item/deadline.rules';

/**
 * Whether an item (i) of a consignor (k) that is past its grace may go by itself where it goes (d): its consignor gives to
 * charity, or was told of it. Told is whose reminder went out, named this item, its last day is over, and said what is to
 * happen now; and nothing is done that a consignor has just asked to be done otherwise.
 */
function goesByItselfSql(day: DueDay, places: Places): string {
  const [rule, today] = [places.of(day.afterGrace, 'text'), places.of(day.today, 'date')];
  const kind = places.of(reminderMail.name.replace(/^\w+\./, ''), 'text');
  return `(${rule} <> 'STORE_DECIDES' AND d.goes_to <> 'CONSIGNOR' AND k.charity <> 'NOT_ASKED'
    AND (k.charity = 'YES' OR EXISTS (SELECT FROM consignment.reminder r
           JOIN consignment.mail m ON m.store_id = r.store_id AND m.kind = ${kind}
                AND m.key = r.customer_id::text || ' ' || to_char(r.return_on, 'YYYY-MM-DD') AND m.status = 'SENT'
          WHERE r.store_id = i.store_id AND r.customer_id = i.customer_id AND r.return_on = i.return_on
            AND r.collect_by < ${today} AND r.afterwards = ${rule}
            AND r.items @> jsonb_build_array(jsonb_build_object('number', i.number))))
    AND NOT EXISTS (SELECT FROM consignment.item_request q
                     WHERE q.store_id = i.store_id AND q.item_id = i.id AND q.state = 'OPEN'))`;
}

/** The first that go by themselves where they go; only some of them where ids are given. */
export async function firstByItself(
  tx: Transaction,
  goesTo: DueGoesTo,
  day: DueDay,
  most: number,
  ids: readonly string[] | null = null,
): Promise<string[]> {
  const places = new Places();
  const past = dueSql({ graceOver: true, goesTo }, day, places);
  const only = ids === null ? '' : `AND i.id = ANY (${places.of(ids, 'uuid[]')})`;
  const rows = await tx.sql<{ id: string }>(
    `SELECT i.id FROM ${past} AND ${goesByItselfSql(day, places)} ${only} ORDER BY i.customer_id, i.id LIMIT ${places.of(most, 'int')}`,
    places.values,
  );
  return rows.map(({ id }) => id);
}

/** What is past its grace on a day: what goes where by itself, and how much waits for somebody. */
export async function countPastGrace(
  tx: Transaction,
  day: DueDay,
): Promise<{ toStore: number; toCharity: number; left: number }> {
  const places = new Places();
  const past = dueSql({ graceOver: true }, day, places);
  const goes = goesByItselfSql(day, places);
  const [row] = await tx.sql<{ toStore: number; toCharity: number; left: number }>(
    `SELECT count(*) FILTER (WHERE goes_to = 'STORE' AND goes)::int AS "toStore",
            count(*) FILTER (WHERE goes_to = 'CHARITY' AND goes)::int AS "toCharity",
            count(*) FILTER (WHERE NOT goes)::int AS left
       FROM (SELECT d.goes_to, ${goes} AS goes FROM ${past}) p`,
    places.values,
  );
  return row ?? { toStore: 0, toCharity: 0, left: 0 };
}
