import { CUSTOMER_NUMBER } from '../../../schema/files/customer-number';
import type { ValuesOf } from '../../kernel/table/column';

const states = {
  'Te koop': 'ON_SALE',
  Verkocht: 'SOLD',
  Retour: 'RETURNED',
  'Goed doel': 'DONATED',
  'On sale': 'ON_SALE',
  Sold: 'SOLD',
  Returned: 'RETURNED',
  Donated: 'DONATED',
} as const;

/** What a file can say became of an item [R-IM3]. */
export type FileState = (typeof states)[keyof typeof states];

/** The columns of a stock file [I2]; amounts are in the store's currency. */
export function stockColumns(currency: string) {
  return [
    {
      key: 'number',
      names: ['Artikelnr', 'Artikelnummer', 'Item number'],
      required: true,
      kind: 'integer',
      min: 1,
    },
    {
      key: 'customerNumber',
      names: CUSTOMER_NUMBER,
      required: true,
      kind: 'integer',
      min: 1,
    },
    {
      key: 'description',
      names: ['Omschrijving', 'Description'],
      required: true,
      mayBeBlank: true,
      kind: 'text',
      maxLength: 200,
    },
    { key: 'category', names: ['Categorie', 'Category'], required: false, kind: 'text', maxLength: 100 },
    { key: 'size', names: ['Maat', 'Size'], required: false, kind: 'text', maxLength: 50 },
    { key: 'brand', names: ['Merk', 'Brand'], required: false, kind: 'text', maxLength: 100 },
    {
      key: 'priceMinor',
      names: ['Prijs', 'Price'],
      required: true,
      mayBeBlank: true,
      kind: 'amount',
      currency,
      min: 0,
    },
    { key: 'intakeOn', names: ['Inbrengdatum', 'Intake date'], required: true, kind: 'date' },
    {
      key: 'returnOn',
      names: ['Retourdatum', 'Return date'],
      required: true,
      mayBeBlank: true,
      kind: 'date',
    },
    { key: 'state', names: ['Status', 'State'], required: true, kind: { oneOf: states } },
    { key: 'soldOn', names: ['Verkoopdatum', 'Sold on'], required: true, mayBeBlank: true, kind: 'date' },
    {
      key: 'soldForMinor',
      names: ['Verkoopprijs', 'Sold for'],
      required: true,
      mayBeBlank: true,
      kind: 'amount',
      currency,
      min: 0,
    },
  ] as const;
}

/** A stock file of a store with this currency. */
export const stockFile = (currency: string) =>
  ({ owner: 'consignment', columns: stockColumns(currency), unique: ['number'] }) as const;

export type StockValues = ValuesOf<ReturnType<typeof stockColumns>>;
