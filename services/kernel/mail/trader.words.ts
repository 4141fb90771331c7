import type { Language } from '../language/language';

/** Who trades, as the law has every mail say it [L11]; '' what nobody gave. */
export interface Trader {
  legalName: string;
  street: string;
  postalCode: string;
  town: string;
  organisationNumber: string;
  vatNumber: string;
  /** ISO 3166-1; its numbers are called as they are called there. */
  country: string;
}

const words: Readonly<Record<Language, { organisation: string; vat: string }>> = {
  nl: { organisation: 'organisatienummer', vat: 'btw-nummer' },
  nb: { organisation: 'organisasjonsnummer', vat: 'mva-nummer' },
  sv: { organisation: 'organisationsnummer', vat: 'momsregistreringsnummer' },
  en: { organisation: 'company number', vat: 'VAT number' },
};

/** The lines at the foot of a mail; none where nothing is known. */
export function traderLines(trader: Trader, language: Language): string[] {
  const { legalName, street, organisationNumber, vatNumber } = trader;
  const town = joined([trader.postalCode, trader.town], ' ');
  const { vat } = words[language];
  // Such numbers are of no other country.
  const isDutch = language === 'nl' && trader.country === 'NL';
  const organisation = isDutch ? 'KvK-nummer' : words[language].organisation;
  const numbers = [
    organisationNumber && `${organisation} ${organisationNumber}`,
    vatNumber && `${vat} ${vatNumber}`,
  ];
  return [joined([legalName, street, town], ', '), joined(numbers, ' · ')].filter((line) => line !== '');
}

function joined(parts: readonly string[], between: string): string {
  return parts.filter((part) => part !== '').join(between);
}
