import type { Language } from '../../kernel/language/language';

/** The headings of the files. */
export interface Dac7Words {
  year: string;
  quarter: string;
  consignor: string;
  name: string;
  kind: string;
  privatePerson: string;
  company: string;
  birthDate: string;
  taxNumber: string;
  /** Sold on the web, and at the till: of each the four that follow. */
  ways: readonly [online: string, till: string];
  count: string;
  soldFor: string;
  share: string;
  kept: string;
}

export const dac7Words: Readonly<Record<Language, Dac7Words>> = {
  nl: {
    ...{ year: 'Jaar', quarter: 'Kwartaal', consignor: 'Inbrenger', name: 'Naam', kind: 'Soort' },
    ...{ privatePerson: 'particulier', company: 'bedrijf', birthDate: 'Geboortedatum', taxNumber: 'BSN' },
    ways: ['Online', 'Kassa'],
    ...{ count: 'verkopen', soldFor: 'verkocht voor', share: 'voor inbrenger', kept: 'ingehouden' },
  },
  nb: {
    ...{ year: 'År', quarter: 'Kvartal', consignor: 'Innleverer', name: 'Navn', kind: 'Type' },
    ...{ privatePerson: 'privat', company: 'bedrift', birthDate: 'Fødselsdato', taxNumber: 'Skattenummer' },
    ways: ['Nett', 'Kasse'],
    ...{ count: 'salg', soldFor: 'solgt for', share: 'til innleverer', kept: 'beholdt' },
  },
  sv: {
    ...{ year: 'År', quarter: 'Kvartal', consignor: 'Inlämnare', name: 'Namn', kind: 'Slag' },
    ...{ privatePerson: 'privat', company: 'företag', birthDate: 'Födelsedatum', taxNumber: 'Personnummer' },
    ways: ['Webb', 'Kassa'],
    ...{ count: 'försäljningar', soldFor: 'sålt för', share: 'till inlämnare', kept: 'behållet' },
  },
  en: {
    ...{ year: 'Year', quarter: 'Quarter', consignor: 'Consignor', name: 'Name', kind: 'Kind' },
    ...{ privatePerson: 'private', company: 'company', birthDate: 'Birth date', taxNumber: 'Tax number' },
    ways: ['Online', 'Till'],
    ...{ count: 'sales', soldFor: 'sold for', share: "consignor's part", kept: 'kept' },
  },
};
