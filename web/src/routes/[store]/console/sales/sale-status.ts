import type { StatusLook } from '#lib/components/status.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import type { Cell } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import type { WholeSale } from './[number]/sale.operation.ts';

type Sale = NonNullable<ResultOf<typeof WholeSale>['orderByNumber']>;

/** Where a sale over the counter stands, as lists show it: sold, or taken back, whole or in part. */
export function saleStatus({ state, reversed }: Pick<Sale, 'state' | 'reversed'>): Cell {
  const look = (word: string, status: Omit<StatusLook, 'word'>): Cell => ({ text: word, status });
  if (state === 'RETURNED') return look(m.sale_undone(), { shape: 'square' });
  if (reversed.amountMinor > 0) return look(m.sale_undone_partly(), { shape: 'half' });
  return look(m.state_sold(), { shape: 'tick', tone: 'good' });
}
