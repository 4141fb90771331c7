import type { LocalDate } from '../../kernel/clock/clock';
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
import { REMINDED } from '../reminder/reminder.rules';
import { isOpenSql } from '../store/store';
import type { CalendarDay, CalendarNote } from './calendar';
import type { CalendarFilter } from './calendar.input';
import { DRAWN_A_DAY, isTickedSql } from './calendar.rules';

/** Notes (g) with their agreement (k), consignor (c) and tick (t), as the filter says: along the index of what is due. */
function notesSql(filter: CalendarFilter & { isAny?: boolean }, places: Places): string {
  const { from, upTo, customerId, ticked, lacksAddress, isAny = false } = filter;
  const which = lacksAddress || isAny ? lacksAddressSql(places) : 'k.calendar_note';
  const tests = [
    isAny ? `(k.calendar_note OR ${which})` : which,
    ...(ticked == null ? [] : [`${isTickedHereSql} = ${places.of(ticked, 'boolean')}`]),
  ];
  return `(SELECT i.store_id, i.return_on, i.customer_id, count(*)::int AS item_count, sum(i.price_minor)::float8 AS asked_minor,
           array_agg(i.id ORDER BY i.id) AS ids FROM consignment.item i
     WHERE ${isOpenSql} AND i.state = 'ON_SALE' AND i.return_on BETWEEN ${places.of(from, 'date')} AND ${places.of(upTo, 'date')}
           ${customerId == null ? '' : `AND i.customer_id = ${places.of(customerId, 'uuid')}`}
     GROUP BY i.store_id, i.return_on, i.customer_id) g
    JOIN consignment.consignor k ON k.store_id = g.store_id AND k.customer_id = g.customer_id
    JOIN consignment.customer c ON c.store_id = g.store_id AND c.id = g.customer_id
    LEFT JOIN consignment.calendar_tick t ON t.store_id = g.store_id AND t.customer_id = g.customer_id AND t.return_on = g.return_on
   WHERE ${tests.join(' AND ')}`;
}

/** Whom a mail before the return date is for [K23 K24] and none can be sent to [R-CO3]. */
const lacksAddressSql = (places: Places): string =>
  `(k.return_mail AND k.charity = ANY (${places.of(REMINDED, 'text[]')}) AND c.email = '')`;

const isTickedHereSql = isTickedSql('g.ids', 't.item_ids');

const columnsSql = (
  places: Places,
): string => `g.return_on::text AS "returnOn", g.customer_id AS "customerId",
  g.item_count AS "itemCount", g.asked_minor AS "askedMinor", k.charity, k.calendar_note AS "isAgreed", md5(g.ids::text) AS goods,
  ${lacksAddressSql(places)} AS "lacksAddress", ${isTickedHereSql} AS "isTicked", t.ticked_at AS "tickedAt", t.ticked_by AS "tickedBy",
  (SELECT s.currency FROM consignment.store s) AS currency`;

interface NoteRow extends Pick<
  CalendarNote,
  'returnOn' | 'itemCount' | 'charity' | 'isAgreed' | 'lacksAddress' | 'isTicked' | 'goods'
> {
  customerId: string;
  askedMinor: number;
  currency: string;
  tickedAt: Date | null;
  tickedBy: string | null;
  [column: string]: unknown;
}

/** A tick that does not hold any more says nothing. */
function noteOf(row: NoteRow): CalendarNote {
  const { returnOn, itemCount, charity, isAgreed, lacksAddress, isTicked, goods } = row;
  return {
    ...{ returnOn, itemCount, charity, isAgreed, lacksAddress, isTicked, goods },
    customer: { id: row.customerId },
    asked: { amountMinor: row.askedMinor, currency: row.currency },
    tickedAt: isTicked ? row.tickedAt : null,
    tickedBy: (isTicked && row.tickedBy) || null,
  };
}

/** By date, and by number of the consignor: in one text, as wide for every day and number. */
const keySql = `(g.return_on::text || lpad(c.number::text, 10, '0')) COLLATE "C"`;

/** A page of notes. */
export async function listNotes(
  call: Call,
  filter: CalendarFilter,
  wanted: PageArguments,
): Promise<Connection<CalendarNote>> {
  const page = pageOf(wanted);
  const places = new Places();
  const limit = places.of(page.size + 1, 'int');
  const [notes, columns] = [notesSql(filter, places), columnsSql(places)];
  const keyset = keysetSql(page, keySql, 'g.customer_id', 'ASC', 'text', places.keyOf(page));
  const text = limitedSql(
    `SELECT ${columns}, ${keySql} AS key FROM ${notes} ${keyset.where} ${keyset.order}`,
    limit,
  );
  const rows = await call.read((tx) => tx.sql<NoteRow & { key: string }>(text, places.values));
  return {
    ...connectionOf(page, rows, ({ key, customerId }) => [key, customerId], noteOf),
    count: () => {
      const counted = new Places();
      const from = notesSql(filter, counted);
      return call.read((tx) => countUpTo(tx, from, counted.values));
    },
  };
}

/** The note of a consignor and a date, agreed or for want of an address; null where they have nothing on sale until then. */
export async function findNote(
  tx: Transaction,
  { customerId, returnOn }: { customerId: string; returnOn: LocalDate },
): Promise<(CalendarNote & { ids: string[] }) | null> {
  const places = new Places();
  const notes = notesSql({ from: returnOn, upTo: returnOn, customerId, isAny: true }, places);
  const text = `SELECT ${columnsSql(places)}, g.ids FROM ${notes}`;
  const [row] = await tx.sql<NoteRow & { ids: string[] }>(text, places.values);
  return row === undefined ? null : { ...noteOf(row), ids: row.ids };
}

type DayRow = NoteRow & Pick<CalendarDay, 'noteCount' | 'openCount'> & { goodsCount: number };

/** Days that have notes, and the first notes of each: in one statement, however many days. */
export async function listDays(tx: Transaction, from: LocalDate, upTo: LocalDate): Promise<CalendarDay[]> {
  const places = new Places();
  const [notes, columns] = [notesSql({ from, upTo }, places), columnsSql(places)];
  const most = places.of(DRAWN_A_DAY, 'int');
  const rows = await tx.sql<DayRow>(
    `SELECT * FROM (SELECT ${columns}, (count(*) OVER of_day)::int AS "noteCount", (sum(g.item_count) OVER of_day)::int AS "goodsCount",
            (count(*) FILTER (WHERE NOT ${isTickedHereSql}) OVER of_day)::int AS "openCount",
            row_number() OVER (of_day ORDER BY ${isTickedHereSql}, c.number, g.customer_id) AS place
       FROM ${notes} WINDOW of_day AS (PARTITION BY g.return_on)) noted WHERE place <= ${most} ORDER BY "returnOn", place`,
    places.values,
  );
  const days = new Map<LocalDate, CalendarDay>();
  for (const { noteCount, openCount, goodsCount, ...row } of rows) {
    const date = row.returnOn;
    const day = days.get(date) ?? { date, noteCount, openCount, itemCount: goodsCount, notes: [] };
    day.notes.push(noteOf(row));
    days.set(date, day);
  }
  return [...days.values()];
}
