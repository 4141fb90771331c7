import { addDays } from '../../kernel/clock/clock';
import { newId } from '../../kernel/id/id';
import { divide } from '../sale/sale.rules';
import type { ShareBase } from '../item/item';
import { offeredOn, sharedAmount, type MarkdownBearer } from '../markdown/markdown.rules';
import type { Store } from '../store/store';
import type { TaxedStore } from '../vat/vat-rates';
import { schemeOf, standardPercentOn, type VatScheme } from '../vat/vat.rules';
import type { FileState, StockValues } from './stock.columns';
import type { ConsignorHere, ItemHere } from './stock.known';
import { correctedKeys } from './stock.rules';

/** An item as an import leaves it. */
export interface ItemWrite {
  id: string;
  number: number;
  customerId: string;
  description: string;
  category: string;
  size: string;
  brand: string;
  priceMinor: number | null;
  state: FileState;
  intakeOn: string;
  receivedOn: string;
  returnOn: string;
  sharePercent: number;
  shareBase: ShareBase;
  markdownBorneBy: MarkdownBearer;
  vatScheme: VatScheme;
  /** Since when it has cost what it did before the import; null where it was not on sale. */
  pricedAt: Date | null;
  /** After the import. */
  version: number;
}

/** An imported sale. */
export interface SaleWrite {
  id: string;
  customerId: string;
  itemId: string;
  origin: 'IMPORT';
  soldOn: string;
  soldForMinor: number;
  shareMinor: number;
  storePartMinor: number;
  vatPercent: number;
  vatScheme: VatScheme;
}

/** The item a row makes. The split of an item that is here already stays frozen [R-CO5]. */
export function itemWriteOf(
  store: Store,
  values: StockValues,
  consignor: ConsignorHere,
  here: ItemHere | undefined,
): ItemWrite {
  const intakeOn = filled(values.intakeOn);
  const item = {
    id: here?.id ?? newId(),
    number: filled(values.number),
    customerId: consignor.customerId,
    description: values.description ?? '',
    category: textAfter(values.category, here?.category),
    size: textAfter(values.size, here?.size),
    brand: textAfter(values.brand, here?.brand),
    priceMinor: priceAfter(values.priceMinor, here),
    state: filled(values.state),
    intakeOn,
    receivedOn: here?.receivedOn ?? intakeOn,
    returnOn: values.returnOn ?? addDays(intakeOn, store.returnTermDays),
    sharePercent: here?.sharePercent ?? consignor.sharePercent,
    shareBase: here?.shareBase ?? store.shareBase,
    markdownBorneBy: here?.markdownBorneBy ?? store.markdownBorneBy,
    vatScheme: here?.vatScheme ?? schemeOf(consignor.kind),
    pricedAt: here?.pricedAt ?? null,
  };
  const changes = here === undefined ? [] : [...changedKeys(here, item), ...correctedKeys(here, values)];
  const version = here === undefined ? 1 : here.version + (changes.length > 0 ? 1 : 0);
  return { ...item, version };
}

/** What of an item a file can change, by the keys of its columns. */
export type ItemValues = Pick<
  ItemHere,
  'state' | 'description' | 'category' | 'size' | 'brand' | 'priceMinor' | 'intakeOn' | 'returnOn'
>;

/** An item as a row leaves it, by the keys of the columns. */
export function valuesOf(item: Omit<ItemWrite, 'version'>): ItemValues {
  const { state, description, category, size, brand, priceMinor, intakeOn, returnOn } = item;
  return { state, description, category, size, brand, priceMinor, intakeOn, returnOn };
}

/** In which columns the row leaves the item otherwise than it stands here. */
export function changedKeys(here: ItemHere, item: Omit<ItemWrite, 'version'>): (keyof ItemValues)[] {
  const after = valuesOf(item);
  return (Object.keys(after) as (keyof ItemValues)[]).filter((key) => here[key] !== after[key]);
}

/** The sale of a sold row: what was paid, divided by the item's frozen split, the rate of that day, and who bears a markdown of it. */
export function saleWriteOf(
  store: TaxedStore,
  values: StockValues,
  item: ItemWrite,
  here: ItemHere | undefined,
): SaleWrite {
  const soldForMinor = filled(values.soldForMinor);
  const soldOn = filled(values.soldOn);
  const offered = offeredOn(here?.prices ?? [], soldOn, store.timeZone);
  const vatPercent = standardPercentOn(store.vatRates, soldOn);
  const { shareMinor, storePartMinor } = divide(
    soldForMinor,
    item.sharePercent,
    item.shareBase,
    vatPercent,
    sharedAmount(soldForMinor, { ...offered, markdownBorneBy: item.markdownBorneBy }),
  );
  return {
    id: newId(),
    customerId: item.customerId,
    itemId: item.id,
    origin: 'IMPORT',
    soldOn,
    soldForMinor,
    shareMinor,
    storePartMinor,
    vatPercent,
    vatScheme: item.vatScheme,
  };
}

/** What was marked down here stays so where the file says what was first asked: it says nothing new. */
function priceAfter(priceMinor: number | null, here: ItemHere | undefined): number | null {
  const isKnown = here?.pricedBecause === 'MARKDOWN' && priceMinor === here.firstPriceMinor;
  return isKnown ? here.priceMinor : priceMinor;
}

/** A blank empties; a column that is not in the file leaves what stands. */
function textAfter(value: string | null | undefined, here: string | undefined): string {
  return (value === undefined ? here : value) ?? '';
}

/** A value that the checks before have found in the row. */
function filled<Value>(value: Value | null): Value {
  if (value === null) throw new Error('A row without faults lacks a value that is required');
  return value;
}
