import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import type { MonthlySales, SalesSummary } from './sale';

/** Whose sales are summed up, and of when; null leaves that end open. */
export interface Wanted {
  customerId: string;
  /** The first and the last day, both inclusive. */
  days?: readonly [from: string | null, until: string | null];
  /** From the day of this instant in the store on, that day included: milliseconds since 1970, which no year is too far for. */
  since?: number | null;
  /** So many calendar months up to this one, each summed up by itself. */
  months?: number;
}

export interface FigureRow {
  place: number;
  currency: string;
  this_month: string;
  /** Null where no months were asked for, and in the one row of a consignor without sales. */
  month: string | null;
  count: number;
  sold_for_minor: number;
  share_minor: number;
}

/** `$1` now, then for each that is wanted its customer, first day, last day, instant and number of months. */
const figuresSql = `
SELECT w.place::int, s.currency, to_char(this.start, 'YYYY-MM') AS this_month, to_char(sold.month, 'YYYY-MM') AS month,
       coalesce(sold.count, 0) AS count, coalesce(sold.sold_for_minor, 0) AS sold_for_minor, coalesce(sold.share_minor, 0) AS share_minor
  FROM consignment.store s
 CROSS JOIN LATERAL (SELECT date_trunc('month', $1::timestamptz AT TIME ZONE s.time_zone)::date AS start) this
 CROSS JOIN unnest($2::uuid[], $3::date[], $4::date[], $5::float8[], $6::int[]) WITH ORDINALITY
    AS w (customer_id, first_day, last_day, since, months, place)
 CROSS JOIN LATERAL (
   SELECT coalesce(w.first_day, (to_timestamp(w.since / 1000) AT TIME ZONE s.time_zone)::date, (this.start - make_interval(months => w.months - 1))::date, '-infinity') AS first,
          coalesce(w.last_day, (this.start + make_interval(months => sign(w.months)::int, days => -1))::date, 'infinity') AS last) days
  LEFT JOIN LATERAL (
    SELECT CASE WHEN w.months IS NOT NULL THEN date_trunc('month', l.sold_on::timestamp) END AS month, count(*)::int AS count,
           sum(l.sold_for_minor)::float8 AS sold_for_minor, sum(l.share_minor)::float8 AS share_minor
      FROM consignment.sale l
     WHERE l.store_id = s.store_id AND l.customer_id = w.customer_id AND l.undone_at IS NULL AND l.sold_on BETWEEN days.first AND days.last
     GROUP BY 1) sold ON true`;

/** The figures of one; all that a call asks for at once are one statement, however many consignors they are of. */
export async function readFigures(call: Call, now: Date, wanted: Wanted): Promise<FigureRow[]> {
  const rows = await call.load('sales figures', JSON.stringify(wanted), (tx, keys) => readAll(tx, now, keys));
  if (rows === null) throw new Error('Sales figures were asked for in a store that is not there');
  return rows;
}

async function readAll(tx: Transaction, now: Date, keys: string[]): Promise<Map<string, FigureRow[]>> {
  const all = keys.map((key) => JSON.parse(key) as Wanted);
  const rows = await tx.sql<FigureRow>(figuresSql, [
    now,
    all.map(({ customerId }) => customerId),
    all.map(({ days }) => days?.[0] ?? null),
    all.map(({ days }) => days?.[1] ?? null),
    all.map(({ since }) => since ?? null),
    all.map(({ months }) => months ?? null),
  ]);
  const found = new Map<string, FigureRow[]>();
  for (const row of rows) {
    const key = keys[row.place - 1] ?? '';
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return found;
}

/** The one row of figures; there is always one where there is a store. */
export function summaryOf([row]: readonly FigureRow[]): SalesSummary {
  if (row === undefined) throw new Error('Sales figures were asked for in a store that is not there');
  return figuresOf(row);
}

/** The months as the graph shows them, oldest first; one without sales is there with zeros. */
export function monthlyOf(rows: readonly FigureRow[], months: number): MonthlySales[] {
  const [first] = rows;
  if (first === undefined) throw new Error('Sales figures were asked for in a store that is not there');
  const sold = new Map(rows.map((row) => [row.month, row]));
  const nothing = { ...first, count: 0, sold_for_minor: 0, share_minor: 0 };
  return monthsUntil(first.this_month, months).map((month) => ({
    month,
    ...figuresOf(sold.get(month) ?? nothing),
  }));
}

/** So many months up to this one, oldest first: '2026-02', 3 → '2025-12', '2026-01', '2026-02'. */
export function monthsUntil(last: string, count: number): string[] {
  const [year, month] = last.split('-').map(Number) as [number, number];
  return Array.from({ length: count }, (_none, at) =>
    new Date(Date.UTC(year, month - count + at, 1)).toISOString().slice(0, 7),
  );
}

function figuresOf({ count, currency, sold_for_minor, share_minor }: FigureRow): SalesSummary {
  return {
    count,
    soldFor: { amountMinor: sold_for_minor, currency },
    share: { amountMinor: share_minor, currency },
  };
}
