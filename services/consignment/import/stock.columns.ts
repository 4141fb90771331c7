import { CUSTOMER_NUMBER } from '../../../schema/files/customer-number';
import { todayIn, type Clock, type LocalDate } from '../../kernel/clock/clock';
import type { ValuesOf } from '../../kernel/table/column';
import type { Store } from '../store/store';

const states = {
  'Te koop': 'ON_SALE',
  Verkocht: 'SOLD',
  Retour: 'RETURNED',
  'Goed doel': 'DONATED',
  'On sale': 'ON_SALE',
  Sold: 'SOLD',
  Returned: 'RETURNED',
  Donated: 'DONATED',
  'Til salgs': 'ON_SALE',
  Solgt: 'SOLD',
  Returnert: 'RETURNED',
  Veldedighet: 'DONATED',
  'Till salu': 'ON_SALE',
  Såld: 'SOLD',
  Returnerad: 'RETURNED',
  Välgörenhet: 'DONATED',
  // As our own pages say it.
  Teruggegeven: 'RETURNED',
  'Naar goed doel': 'DONATED',
  'Given to charity': 'DONATED',
  'Levert tilbake': 'RETURNED',
  'Gitt til veldedighet': 'DONATED',
  Återlämnad: 'RETURNED',
  'Till välgörenhet': 'DONATED',
} as const;

/** What a file can say became of an item [R-IM3]. */
export type FileState = (typeof states)[keyof typeof states];

/** What a store's files are read by: the currency of amounts, the zone in which an instant is a day, and the day it is. */
export interface StockFrame {
  readonly currency: string;
  readonly timeZone: string;
  readonly today: LocalDate;
}

/** The frame of a store, now. */
export function frameOf(
  { currency, timeZone }: Pick<Store, 'currency' | 'timeZone'>,
  clock: Clock,
): StockFrame {
  return { currency, timeZone, today: todayIn(timeZone, clock) };
}

/** The columns of a stock file [I2]; amounts are in the store's currency. Nothing came in or was sold on a day to come. */
export function stockColumns({ currency, timeZone, today }: StockFrame) {
  return [
    {
      key: 'number',
      names: [
        ...['Artikelnr', 'Artikelnummer', 'Varenr', 'Varenummer', 'Varunr', 'Varunummer'],
        ...['Item number', 'Item no'],
      ],
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
      names: [
        'Omschrijving',
        'Artikelomschrijving',
        'Beschrijving',
        'Beskrivelse',
        'Beskrivning',
        'Description',
      ],
      required: true,
      mayBeBlank: true,
      kind: 'text',
      maxLength: 200,
    },
    {
      key: 'category',
      names: ['Categorie', 'Kategori', 'Category'],
      required: false,
      kind: 'text',
      maxLength: 100,
    },
    {
      key: 'size',
      names: ['Maat', 'Størrelse', 'Storlek', 'Size'],
      required: false,
      kind: 'text',
      maxLength: 50,
    },
    {
      key: 'brand',
      names: ['Merk', 'Merke', 'Märke', 'Brand'],
      required: false,
      kind: 'text',
      maxLength: 100,
    },
    {
      key: 'priceMinor',
      names: ['Prijs', 'Vraagprijs', 'Pris', 'Price', 'Asking price'],
      required: true,
      mayBeBlank: true,
      kind: 'amount',
      currency,
      min: 0,
    },
    {
      key: 'intakeOn',
      names: [
        ...[
          'Inbrengdatum',
          'Datum inbreng',
          'Ingebracht op',
          'Innleveringsdato',
          'Innlevert',
          'Inlämningsdatum',
        ],
        ...['Inlämnad', 'Intake date'],
      ],
      required: true,
      kind: 'date',
      timeZone,
      latest: today,
    },
    {
      key: 'returnOn',
      names: ['Retourdatum', 'Datum retour', 'Returdato', 'Returdatum', 'Return date'],
      required: true,
      mayBeBlank: true,
      kind: 'date',
      timeZone,
    },
    { key: 'state', names: ['Status', 'State'], required: true, kind: { oneOf: states } },
    {
      key: 'soldOn',
      names: [
        ...['Verkoopdatum', 'Datum verkoop', 'Verkocht op', 'Salgsdato', 'Solgt dato', 'Försäljningsdatum'],
        ...['Sålddatum', 'Såld den', 'Sold on', 'Sale date', 'Date sold'],
      ],
      required: true,
      mayBeBlank: true,
      kind: 'date',
      timeZone,
      latest: today,
    },
    {
      key: 'soldForMinor',
      names: [
        ...['Verkoopprijs', 'Verkocht voor', 'Salgspris', 'Solgt for', 'Försäljningspris', 'Såld för'],
        ...['Sold for', 'Sale price'],
      ],
      required: true,
      mayBeBlank: true,
      kind: 'amount',
      currency,
      min: 0,
    },
  ] as const;
}

/** A stock file of a store. */
export const stockFile = (frame: StockFrame) =>
  ({ owner: 'consignment', columns: stockColumns(frame), unique: ['number'] }) as const;

export type StockValues = ValuesOf<ReturnType<typeof stockColumns>>;
