import { isLocalDate, type LocalDate } from '../../kernel/clock/clock';
import {
  connectionOf,
  countUpTo,
  keysetSql,
  limitedSql,
  type Page,
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
import { type Days, DRAWN_A_DAY, isTickedSql, stretchesOf } from './calendar.rules';

/** What a note says of its goods. */
const figuresSql = `, count(*)::int AS item_count, sum(i.price_minor)::float8 AS asked_minor, array_agg(i.id ORDER BY i.id) AS ids`;

/**
 * Notes (g) with their agreement (k), consignor (c) and tick (t), as the filter says: along the index of what is due. Where
 * they are but counted, what each says of its goods is put together only for the ticks that depend on it. The rest of a note is
 * looked up by whole key: joined as the planner likes, the goods may be put together anew for each consignor.
 */
function notesSql(
  filter: CalendarFilter & { isAny?: boolean },
  places: Places,
  { isCounted = false } = {},
): string {
  const { from, upTo, customerId, ticked, lacksAddress, isAny = false } = filter;
  const figures = isCounted && ticked == null ? '' : figuresSql;
  const which = lacksAddress || isAny ? lacksAddressSql(places) : 'k.calendar_note';
  const tests = [
    isAny ? `(k.calendar_note OR ${which})` : which,
    ...(ticked == null ? [] : [`${isTickedHereSql} = ${places.of(ticked, 'boolean')}`]),
  ];
  return `(SELECT i.store_id, i.return_on, i.customer_id ${figures} FROM consignment.item i
     WHERE ${isOpenSql} AND i.state = 'ON_SALE' AND i.return_on BETWEEN ${places.of(from, 'date')} AND ${places.of(upTo, 'date')}
           ${customerId == null ? '' : `AND i.customer_id = ${places.of(customerId, 'uuid')}`}
     GROUP BY i.store_id, i.return_on, i.customer_id) g
    CROSS JOIN LATERAL (SELECT * FROM consignment.consignor k WHERE k.store_id = g.store_id AND k.customer_id = g.customer_id OFFSET 0) k
    CROSS JOIN LATERAL (SELECT * FROM consignment.customer c WHERE c.store_id = g.store_id AND c.id = g.customer_id OFFSET 0) c
    LEFT JOIN LATERAL (SELECT * FROM consignment.calendar_tick t
      WHERE t.store_id = g.store_id AND t.customer_id = g.customer_id AND t.return_on = g.return_on OFFSET 0) t ON true
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

type ListedNote = NoteRow & { key: string };

/**
 * A page of notes, read a stretch of days after the other until it is full: what the days behind it hold costs nothing,
 * and of most lists the first stretch is enough.
 */
export async function listNotes(
  call: Call,
  filter: CalendarFilter,
  wanted: PageArguments,
): Promise<Connection<CalendarNote>> {
  const page = pageOf(wanted);
  const most = page.size + 1;
  const rows = await call.read(async (tx) => {
    const read: ListedNote[] = [];
    for (const days of stretchesOf(daysLeft(filter, page), page.backwards)) {
      read.push(...(await notesOf(tx, { ...filter, ...days }, page, most - read.length)));
      if (read.length === most) break;
    }
    return read;
  });
  return {
    ...connectionOf(page, rows, ({ key, customerId }) => [key, customerId], noteOf),
    count: () => {
      const counted = new Places();
      const from = notesSql(filter, counted, { isCounted: true });
      return call.read((tx) => countUpTo(tx, from, counted.values));
    },
  };
}

/** The days of a filter from the one on which the page begins; a key that we never gave is for the statement to refuse. */
function daysLeft({ from, upTo }: CalendarFilter, { key, backwards }: Page): Days {
  const day = key?.[0].slice(0, 10);
  if (!isLocalDate(day) || day < from || day > upTo) return { from, upTo };
  return backwards ? { from, upTo: day } : { from: day, upTo };
}

function notesOf(tx: Transaction, filter: CalendarFilter, page: Page, most: number): Promise<ListedNote[]> {
  const places = new Places();
  const limit = places.of(most, 'int');
  const [notes, columns] = [notesSql(filter, places), columnsSql(places)];
  const keyset = keysetSql(page, keySql, 'g.customer_id', 'ASC', 'text', places.keyOf(page));
  const sorted = `SELECT ${columns}, ${keySql} AS key FROM ${notes} ${keyset.where} ${keyset.order}`;
  return tx.sql<ListedNote>(limitedSql(sorted, limit), places.values);
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
