import type { Language } from '../../kernel/language/language';

/** What a file of transfers is called, and the headings of its table in their order. */
export interface TransferWords {
  file: string;
  number: string;
  holder: string;
  iban: string;
  amount: string;
  currency: string;
  reference: string;
}

/** In the language of the store, whatever the console was read in. */
export const transferWords: Readonly<Record<Language, TransferWords>> = {
  nl: {
    ...{ file: 'overboekingen', number: 'Afrekening', holder: 'Rekeninghouder', iban: 'IBAN' },
    ...{ amount: 'Bedrag', currency: 'Valuta', reference: 'Omschrijving' },
  },
  nb: {
    ...{ file: 'overforinger', number: 'Avregning', holder: 'Kontohaver', iban: 'IBAN' },
    ...{ amount: 'Beløp', currency: 'Valuta', reference: 'Melding' },
  },
  sv: {
    ...{ file: 'overforingar', number: 'Avräkning', holder: 'Kontohavare', iban: 'IBAN' },
    ...{ amount: 'Belopp', currency: 'Valuta', reference: 'Meddelande' },
  },
  en: {
    ...{ file: 'transfers', number: 'Statement', holder: 'Account holder', iban: 'IBAN' },
    ...{ amount: 'Amount', currency: 'Currency', reference: 'Description' },
  },
};
