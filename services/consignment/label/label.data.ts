import type { Transaction } from '../../kernel/database/transaction';
import { readPrices } from '../price/item-price';
import { reductionOf } from '../price/price.rules';
import type { Store } from '../store/store';
import type { ToLabel } from './label.rows';
import { itemAddress, labelOf } from './label.rules';
import type { LabelData } from './layout';

/** The labels of items as they are now: a reduced price stands beside the lowest of the 30 days before it [L10]. */
export async function labelsOf(
  tx: Transaction,
  { id, currency, language }: Store,
  items: readonly ToLabel[],
  publicUrl: string,
): Promise<LabelData[]> {
  const onSale = items.filter(({ isOnSale }) => isOnSale).map((item) => item.id);
  const prices = await readPrices(tx, onSale);
  const address = itemAddress(publicUrl, id);
  return items.map((item) =>
    labelOf(item, { currency, language, address, reduction: reductionOf(prices.get(item.id) ?? []) }),
  );
}
