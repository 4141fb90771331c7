import { todayIn, type Clock, type LocalDate } from '../../kernel/clock/clock';
import { HIGHEST_AMOUNT_MINOR } from '../../kernel/money/money';
import type { ValuesOf } from '../../kernel/table/column';
import { wantsRegister } from '../sale/sale.rules';
import type { Store } from '../store/store';

/** By what a store's file is read: the currency of amounts, the zone in which an instant is a day, the day it is, and the law. */
export interface TillFrame {
  readonly currency: string;
  readonly timeZone: string;
  readonly today: LocalDate;
  /** Every sale has a receipt of a cash register. */
  readonly hasReceipts: boolean;
}

/** The frame of a store, now. */
export function frameOf({ currency, timeZone, country }: Store, clock: Clock): TillFrame {
  return { currency, timeZone, today: todayIn(timeZone, clock), hasReceipts: wantsRegister(country) };
}

/**
 * The columns of a till's file [K13], as shops and tills head them. What was paid must be said: the asking price of today is not
 * what somebody paid then, and the share of a consignor hangs on it. A sum of the whole receipt is none of ours.
 */
export function tillColumns({ currency, timeZone, today, hasReceipts }: TillFrame) {
  return [
    {
      key: 'number',
      names: [
        ...['Artikelnr', 'Artikelnummer', 'Art.nr', 'Varenr', 'Varenummer', 'Varunr', 'Varunummer'],
        ...['Item number', 'Item no', 'Article number', 'Article no', 'SKU', 'PLU'],
        ...['Productnr', 'Productnummer', 'Productcode', 'Produktnr', 'Produktnummer', 'Product code'],
      ],
      required: true,
      kind: 'integer',
      min: 1,
    },
    {
      key: 'soldOn',
      names: [
        ...['Verkoopdatum', 'Datum verkoop', 'Verkocht op', 'Datum', 'Bondatum', 'Transactiedatum'],
        ...['Datum/tijd', 'Datum en tijd', 'Tijdstip'],
        ...[
          'Salgsdato',
          'Solgt dato',
          'Dato',
          'Kvitteringsdato',
          'Transaksjonsdato',
          'Dato/tid',
          'Tidspunkt',
        ],
        ...['Försäljningsdatum', 'Sålddatum', 'Kvittodatum', 'Transaktionsdatum', 'Datum/tid'],
        ...['Sale date', 'Sold on', 'Date sold', 'Date', 'Receipt date', 'Transaction date', 'Date/time'],
      ],
      required: true,
      kind: 'date',
      timeZone,
      latest: today,
    },
    {
      key: 'soldForMinor',
      names: [
        ...[
          'Bedrag',
          'Bedrag incl. btw',
          'Betaald',
          'Verkoopprijs',
          'Verkocht voor',
          'Prijs',
          'Prijs incl. btw',
        ],
        ...['Regelbedrag', 'Regeltotaal', 'Beløp', 'Beløp inkl. mva', 'Salgspris', 'Pris', 'Pris inkl. mva'],
        ...['Betalt', 'Linjesum', 'Belopp', 'Belopp inkl. moms', 'Försäljningspris', 'Pris inkl. moms'],
        ...['Betalat', 'Radsumma', 'Amount', 'Amount incl. VAT', 'Price paid', 'Paid', 'Price', 'Sold for'],
        ...['Sale price', 'Line total'],
      ],
      required: true,
      kind: 'amount',
      currency,
      min: 0,
      max: HIGHEST_AMOUNT_MINOR,
    },
    {
      key: 'receipt',
      names: [
        ...['Bonnr', 'Bonnummer', 'Kassabon', 'Kassabonnr', 'Kassabonnummer', 'Transactienr'],
        ...['Transactienummer', 'Kvitteringsnr', 'Kvitteringsnummer', 'Kvittering', 'Bongnr', 'Bongnummer'],
        ...['Transaksjonsnr', 'Transaksjonsnummer', 'Kvittonr', 'Kvittonummer', 'Kvitto', 'Transaktionsnr'],
        ...['Transaktionsnummer', 'Receipt number', 'Receipt no', 'Receipt', 'Transaction number'],
        ...['Transaction no', 'Transaction id'],
      ],
      required: hasReceipts,
      kind: 'text',
      maxLength: 50,
    },
  ] as const;
}

/** A till's file of a store. */
export const tillFile = (frame: TillFrame) =>
  ({ owner: 'commerce', columns: tillColumns(frame), unique: ['number'] }) as const;

export type TillValues = ValuesOf<ReturnType<typeof tillColumns>>;
