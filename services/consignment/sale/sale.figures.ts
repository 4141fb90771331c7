import type { MonthlySales, SalesSummary } from './sale';

export interface FigureRow {
  currency: string;
  count: number;
  sold_for_minor: number;
  share_minor: number;
}

export interface MonthRow extends FigureRow {
  month: string;
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

/** `$1` now, `$2` customer, `$3` how many months before this one. */
export const monthlySql = `
SELECT to_char(month.start, 'YYYY-MM') AS month, s.currency, ${sumsSql}
  FROM consignment.store s
 CROSS JOIN LATERAL (SELECT date_trunc('month', $1::timestamptz AT TIME ZONE s.time_zone)::date AS start) this
 CROSS JOIN LATERAL (SELECT (this.start - make_interval(months => n))::date AS start FROM generate_series(0, $3::int) AS n) month
  LEFT JOIN consignment.balance_line l
    ON l.store_id = s.store_id AND l.customer_id = $2
   AND l.sold_on >= month.start AND l.sold_on < (month.start + interval '1 month')::date
 GROUP BY month.start, s.currency ORDER BY month.start`;

/** The one row of figures; there is always one where there is a store. */
export function summaryOf([row]: readonly FigureRow[]): SalesSummary {
  if (row === undefined) throw new Error('Sales figures were asked for in a store that is not there');
  return figuresOf(row);
}

/** One row a month as the graph shows it. */
export function monthlyOf(rows: readonly MonthRow[]): MonthlySales[] {
  return rows.map((row) => ({ month: row.month, ...figuresOf(row) }));
}

function figuresOf({ count, currency, sold_for_minor, share_minor }: FigureRow): SalesSummary {
  return {
    count,
    soldFor: { amountMinor: sold_for_minor, currency },
    share: { amountMinor: share_minor, currency },
  };
}
