import type { MonthlySales, SalesSummary } from './sale';

export interface FigureRow {
  currency: string;
  count: number;
  sold_for_minor: number;
  share_minor: number;
}

export interface MonthRow extends FigureRow {
  /** Null in the one row of a consignor without sales. */
  month: string | null;
  this_month: string;
}

const sumsSql = `count(l.sold_on)::int AS count, coalesce(sum(l.sold_for_minor), 0)::float8 AS sold_for_minor,
  coalesce(sum(l.share_minor), 0)::float8 AS share_minor`;

/** `$1` customer, `$2` and `$3` first and last day or null, `$4` an instant whose day counts too, or null. */
export const summarySql = `
SELECT s.currency, ${sumsSql}
  FROM consignment.store s
  LEFT JOIN consignment.balance_line l
    ON l.store_id = s.store_id AND l.customer_id = $1 AND ($2::date IS NULL OR l.sold_on >= $2) AND ($3::date IS NULL OR l.sold_on <= $3)
   AND ($4::timestamptz IS NULL OR l.sold_on >= ($4::timestamptz AT TIME ZONE s.time_zone)::date)
 GROUP BY s.currency`;

/** `$1` now, `$2` customer, `$3` how many months before this one; only months with sales are there, but always this one's name. */
export const monthlySql = `
SELECT to_char(this.start, 'YYYY-MM') AS this_month, s.currency, to_char(sold.month, 'YYYY-MM') AS month,
       coalesce(sold.count, 0) AS count, coalesce(sold.sold_for_minor, 0) AS sold_for_minor, coalesce(sold.share_minor, 0) AS share_minor
  FROM consignment.store s
 CROSS JOIN LATERAL (SELECT date_trunc('month', $1::timestamptz AT TIME ZONE s.time_zone)::date AS start) this
  LEFT JOIN LATERAL (
    SELECT date_trunc('month', l.sold_on::timestamp) AS month, ${sumsSql}
      FROM consignment.balance_line l
     WHERE l.store_id = s.store_id AND l.customer_id = $2 AND l.sold_on >= (this.start - make_interval(months => $3::int))::date
       AND l.sold_on < (this.start + interval '1 month')::date
     GROUP BY 1) sold ON true`;

/** The one row of figures; there is always one where there is a store. */
export function summaryOf([row]: readonly FigureRow[]): SalesSummary {
  if (row === undefined) throw new Error('Sales figures were asked for in a store that is not there');
  return figuresOf(row);
}

/** The months as the graph shows them, oldest first; one without sales is there with zeros. */
export function monthlyOf(rows: readonly MonthRow[], months: number): MonthlySales[] {
  const [first] = rows;
  if (first === undefined) throw new Error('Sales figures were asked for in a store that is not there');
  const sold = new Map(rows.map((row) => [row.month, row]));
  const nothing = { currency: first.currency, count: 0, sold_for_minor: 0, share_minor: 0 };
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
