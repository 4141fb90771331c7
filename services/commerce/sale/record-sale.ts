import type { Transaction } from '../../kernel/database/transaction';
import { plainLine } from '../../kernel/text/text';
import { buyerOf } from '../customer/buyer';
import { takeUnits } from '../sellable-unit/take';
import type { Store } from '../store/store';
import type { RecordSaleInput } from './sale.input';
import { assertOnSale, soldUnits, throwWhere } from './sale.lines';
import { discountOf, faultsOfDiscounts, faultsOfTender, leftOfAll, reckon, totalOf } from './sale.rules';
import { paidAtRegister, writeSales } from './write-sales';

/** What a sale is written as. */
export interface NewSale {
  orderId: string;
  /** Null where none was spent: something was not on sale when it was asked for. */
  number: number | null;
  store: Store;
  soldOn: string;
  now: Date;
}

/** Sells over the counter: what is sold is taken, paid and delivered in one transaction, or nothing of it [R-CM8]. */
export async function recordSale(tx: Transaction, sale: NewSale, input: RecordSaleInput): Promise<void> {
  const { orderId, number, store, soldOn, now } = sale;
  const { currency, country } = store;
  const sold = await soldUnits(tx, input.lines, { country, soldOn });
  const overall = discountOf(input.discount, 'discount', leftOfAll(sold));
  throwWhere(faultsOfDiscounts(sold, overall));
  const totalMinor = totalOf(reckon(sold, overall));
  const externalReceipt = plainLine(input.externalReceipt);
  const buyer = await buyerOf(tx, input.customerId ?? null);
  const tender = { externalReceipt, payments: input.payments ?? [], hasBuyer: buyer !== null };
  throwWhere(faultsOfTender(tender, totalMinor, country));

  const units = sold.map(({ unit }) => unit);
  const taken = await takeUnits(
    tx,
    units.map(({ id }) => id),
  );
  const isTaken = new Set(taken.map(({ id }) => id));
  await assertOnSale(tx, units, ({ id }) => number !== null && isTaken.has(id));

  const paid = externalReceipt === '' ? tender.payments : paidAtRegister(totalMinor);
  const written = { orderId, soldOn, buyer, externalReceipt, sold, overall, paid };
  await writeSales(tx, [written], taken, { currency, now, numbers: [number ?? 0] });
}
