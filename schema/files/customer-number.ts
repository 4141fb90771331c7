/**
 * What shops call the column with a customer's number. Two services read one consignors file, and a stock file says
 * of whom the goods are: all must find it by the same names.
 */
export const CUSTOMER_NUMBER = [
  'Klantnr',
  'Klantnummer',
  'Inbrengernr',
  'Inbrengernummer',
  'Kundenr',
  'Kundenummer',
  'Kundnr',
  'Kundnummer',
  'Consignor number',
  'Consignor no',
  'Customer number',
  'Customer no',
] as const;

/** The same, in a file where no other number could be meant. */
export const OWN_NUMBER = [...CUSTOMER_NUMBER, 'Nummer', 'Number'] as const;

/** Eight digits: what people type, call out and read from a card. Nothing gives a customer a higher number. */
export const LARGEST_CUSTOMER_NUMBER = 99_999_999;
