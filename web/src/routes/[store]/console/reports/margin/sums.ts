import { money, number } from '#lib/format.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import * as m from '#lib/paraglide/messages.js';
import type { MarginOfScheme, MarginReport } from './margin.operation.ts';

type Report = NonNullable<ResultOf<typeof MarginReport>['marginReport']>;
/** What something came to, of one scheme or of all. */
export type Sums = Omit<ResultOf<typeof MarginOfScheme>, 'rates'>;

/** What both schemes come to: VAT is not reckoned anew. */
export function together({ margin, normal }: Report): Sums {
  const sum = (key: 'soldFor' | 'share' | 'margin' | 'vat') => ({
    ...margin[key],
    amountMinor: margin[key].amountMinor + normal[key].amountMinor,
  });
  return {
    count: margin.count + normal.count,
    ...{ soldFor: sum('soldFor'), share: sum('share'), margin: sum('margin'), vat: sum('vat') },
  };
}

/** Sums as they are shown. */
export const sumsAsFacts = ({ count, soldFor, share, margin, vat }: Sums) => [
  { name: m.sales_count(), value: number(count) },
  { name: m.column_sold_for(), value: money(soldFor) },
  { name: m.report_shares(), value: money(share) },
  { name: m.report_margin(), value: money(margin) },
  { name: m.report_vat(), value: money(vat) },
];
