import { addDays } from '../../kernel/clock/clock';
import { newId } from '../../kernel/id/id';
import { divide } from '../sale/sale.rules';
import type { ShareBase, Store } from '../store/store';
import type { FileState, StockValues } from './stock.columns';
import type { ConsignorHere, ItemHere } from './stock.known';

/** An item as an import leaves it; the keys are the columns. */
export interface ItemWrite {
  id: string;
  number: number;
  customer_id: string;
  description: string;
  category: string;
  size: string;
  brand: string;
  price_minor: number | null;
  state: FileState;
  intake_on: string;
  return_on: string;
  share_percent: number;
  share_base: ShareBase;
  /** After the import. */
  version: number;
}

/** The balance line of an imported sale. */
export interface LineWrite {
  id: string;
  customer_id: string;
  item_id: string;
  sold_on: string;
  sold_for_minor: number;
  share_minor: number;
  store_part_minor: number;
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
    customer_id: consignor.customerId,
    description: values.description ?? '',
    category: textAfter(values.category, here?.category),
    size: textAfter(values.size, here?.size),
    brand: textAfter(values.brand, here?.brand),
    price_minor: values.priceMinor,
    state: filled(values.state),
    intake_on: intakeOn,
    return_on: values.returnOn ?? addDays(intakeOn, store.returnTermDays),
    share_percent: here?.sharePercent ?? consignor.sharePercent,
    share_base: here?.shareBase ?? store.shareBase,
  };
  const version = here === undefined ? 1 : here.version + (changedKeys(here, item).length > 0 ? 1 : 0);
  return { ...item, version };
}

/** What of an item a file can change, by the keys of its columns. */
export type ItemValues = Pick<
  ItemHere,
  'state' | 'description' | 'category' | 'size' | 'brand' | 'priceMinor' | 'intakeOn' | 'returnOn'
>;

/** An item as a row leaves it, by the keys of the columns. */
export function valuesOf(item: Omit<ItemWrite, 'version'>): ItemValues {
  const { state, description, category, size, brand } = item;
  return {
    ...{ state, description, category, size, brand },
    ...{ priceMinor: item.price_minor, intakeOn: item.intake_on, returnOn: item.return_on },
  };
}

/** In which columns the row leaves the item otherwise than it stands here. */
export function changedKeys(here: ItemHere, item: Omit<ItemWrite, 'version'>): (keyof ItemValues)[] {
  const after = valuesOf(item);
  return (Object.keys(after) as (keyof ItemValues)[]).filter((key) => here[key] !== after[key]);
}

/** The line a sold row makes: what was paid, divided by the item's frozen split. */
export function lineWriteOf(store: Store, values: StockValues, item: ItemWrite): LineWrite {
  const soldForMinor = filled(values.soldForMinor);
  const { shareMinor, storePartMinor } = divide(
    soldForMinor,
    item.share_percent,
    item.share_base,
    store.vatPercent,
  );
  return {
    id: newId(),
    customer_id: item.customer_id,
    item_id: item.id,
    sold_on: filled(values.soldOn),
    sold_for_minor: soldForMinor,
    share_minor: shareMinor,
    store_part_minor: storePartMinor,
  };
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
