import type { Language } from '../../kernel/language/language';
import type { VatScheme } from '../vat/vat.rules';

/** What the report is called as a file, and its headings in the order of its columns. */
export interface MarginWords {
  file: string;
  soldOn: string;
  number: string;
  description: string;
  consignor: string;
  name: string;
  vatOf: string;
  rate: string;
  soldFor: string;
  share: string;
  margin: string;
  vat: string;
  schemes: Readonly<Record<VatScheme, string>>;
}

/** In the language of the store: whoever keeps its books reads that, whatever the console was read in. */
export const marginWords: Readonly<Record<Language, MarginWords>> = {
  nl: {
    ...{ file: 'marge', soldOn: 'Verkocht op', number: 'Artikelnummer', description: 'Omschrijving' },
    ...{ consignor: 'Inbrenger', name: 'Naam', vatOf: 'Btw over', rate: 'Btw-tarief in procenten' },
    ...{ soldFor: 'Verkocht voor', share: 'Voor inbrenger', margin: 'Marge van de winkel', vat: 'Btw' },
    schemes: { MARGIN: 'marge', NORMAL: 'hele prijs' },
  },
  nb: {
    ...{ file: 'avanse', soldOn: 'Solgt', number: 'Varenummer', description: 'Beskrivelse' },
    ...{ consignor: 'Innleverer', name: 'Navn', vatOf: 'Mva av', rate: 'Mva-sats i prosent' },
    ...{ soldFor: 'Solgt for', share: 'Til innleverer', margin: 'Butikkens avanse', vat: 'Mva' },
    schemes: { MARGIN: 'avanse', NORMAL: 'hele prisen' },
  },
  sv: {
    ...{ file: 'marginal', soldOn: 'Såld', number: 'Varunummer', description: 'Beskrivning' },
    ...{ consignor: 'Inlämnare', name: 'Namn', vatOf: 'Moms på', rate: 'Momssats i procent' },
    ...{ soldFor: 'Såld för', share: 'Till inlämnare', margin: 'Butikens marginal', vat: 'Moms' },
    schemes: { MARGIN: 'marginal', NORMAL: 'hela priset' },
  },
  en: {
    ...{ file: 'margin', soldOn: 'Sold on', number: 'Item number', description: 'Description' },
    ...{ consignor: 'Consignor', name: 'Name', vatOf: 'VAT of', rate: 'VAT rate in percent' },
    ...{ soldFor: 'Sold for', share: "Consignor's part", margin: "Store's margin", vat: 'VAT' },
    schemes: { MARGIN: 'margin', NORMAL: 'whole price' },
  },
};
