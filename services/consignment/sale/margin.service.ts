import type { Call } from '../../kernel/database/call';
import type { Money } from '../../kernel/graph/shared';
import { daysOf, type Period } from '../../kernel/graph/period';
import { storeOf } from '../store/store';
import { isClosed } from '../store/store.rules';
import type { VatScheme } from '../vat/vat.rules';
import type { MarginFigures, MarginOfScheme, MarginReport } from './margin';
import { taxed, totalOf, type RateSums, type Taxed } from './margin.rules';

/** What stays with the store of what it sold for consignors, and the VAT that is owed of it [L5]. */
export class MarginService {
  /** Of the sales that stand in a period of days, both inclusive; null where the store has no consignment. */
  async report(call: Call, period?: Period | null): Promise<MarginReport | null> {
    const days = daysOf(period);
    const store = await storeOf(call);
    if (store === null || isClosed(store)) return null;
    const sums = await call.read((tx) => tx.sql<RateSums & { [column: string]: unknown }>(sumsSql, days));
    const rates = sums.map(taxed);
    const of = (scheme: VatScheme): MarginOfScheme =>
      schemeOf(
        rates.filter(({ vatScheme }) => vatScheme === scheme),
        store.currency,
      );
    return { margin: of('MARGIN'), normal: of('NORMAL') };
  }
}

const sumsSql = `
SELECT l.vat_scheme AS "vatScheme", l.vat_percent::float8 AS "vatPercent", count(*)::int AS count,
       sum(l.sold_for_minor)::float8 AS "soldForMinor", sum(l.share_minor)::float8 AS "shareMinor"
  FROM consignment.sale l
 WHERE l.undone_at IS NULL AND l.sold_on BETWEEN coalesce($1::date, '-infinity') AND coalesce($2::date, 'infinity')
 GROUP BY l.vat_scheme, l.vat_percent ORDER BY l.vat_percent DESC`;

function schemeOf(rates: readonly Taxed[], currency: string): MarginOfScheme {
  const shown = rates.map((rate) => ({ vatPercent: rate.vatPercent, ...figuresOf(rate, currency) }));
  return { ...figuresOf(totalOf(rates), currency), rates: shown };
}

function figuresOf(
  { count, soldForMinor, shareMinor, marginMinor, vatMinor }: ReturnType<typeof totalOf>,
  currency: string,
): MarginFigures {
  const money = (amountMinor: number): Money => ({ amountMinor, currency });
  return {
    ...{ count, soldFor: money(soldForMinor), share: money(shareMinor) },
    ...{ margin: money(marginMinor), vat: money(vatMinor) },
  };
}
