import type { Language } from '../../kernel/language/language';
import type { ConsentSource } from '../customer/consent';

/** What the file of those who agreed is called, its headings in the order of its columns, and what stands in them. */
export interface NewsletterFileWords {
  file: string;
  columns: readonly string[];
  kinds: Readonly<Record<'customer' | 'subscriber', string>>;
  sources: Readonly<Record<ConsentSource, string>>;
}

/** In the language of the store. */
export const newsletterWords: Readonly<Record<Language, NewsletterFileWords>> = {
  nl: {
    file: 'nieuwsbrief',
    columns: [
      ...['E-mail', 'Soort', 'Klantnummer', 'Voornaam', 'Achternaam', 'Bedrijf', 'Akkoord sinds (UTC)'],
      ...['Hoe', 'Taal', 'Waarmee akkoord', 'Uitschrijflink'],
    ],
    kinds: { customer: 'klant', subscriber: 'abonnee' },
    sources: {
      ...{ PAPER: 'op papier', IN_PERSON: 'in de winkel', TELEPHONE: 'per telefoon', EMAIL: 'per bericht' },
      ...{ IMPORT: 'uit een bestand', PORTAL: 'op de klantenpagina', REGISTRATION: 'bij het registreren' },
      FOOTER: 'onder aan een pagina',
    },
  },
  nb: {
    file: 'nyhetsbrev',
    columns: [
      ...['E-post', 'Type', 'Kundenummer', 'Fornavn', 'Etternavn', 'Bedrift', 'Samtykke siden (UTC)'],
      ...['Hvordan', 'Språk', 'Hva det ble samtykket til', 'Lenke for å melde seg av'],
    ],
    kinds: { customer: 'kunde', subscriber: 'abonnent' },
    sources: {
      ...{ PAPER: 'på papir', IN_PERSON: 'i butikken', TELEPHONE: 'på telefon', EMAIL: 'i en melding' },
      ...{ IMPORT: 'fra en fil', PORTAL: 'på kundesiden', REGISTRATION: 'ved registrering' },
      FOOTER: 'nederst på en side',
    },
  },
  sv: {
    file: 'nyhetsbrev',
    columns: [
      ...['E-post', 'Typ', 'Kundnummer', 'Förnamn', 'Efternamn', 'Företag', 'Samtycke sedan (UTC)'],
      ...['Hur', 'Språk', 'Vad samtycket gäller', 'Länk för att avsluta'],
    ],
    kinds: { customer: 'kund', subscriber: 'prenumerant' },
    sources: {
      ...{ PAPER: 'på papper', IN_PERSON: 'i butiken', TELEPHONE: 'per telefon', EMAIL: 'i ett meddelande' },
      ...{ IMPORT: 'från en fil', PORTAL: 'på kundsidan', REGISTRATION: 'vid registreringen' },
      FOOTER: 'längst ner på en sida',
    },
  },
  en: {
    file: 'newsletter',
    columns: [
      ...['E-mail', 'Kind', 'Customer number', 'First name', 'Last name', 'Company', 'Agreed since (UTC)'],
      ...['How', 'Language', 'Agreed to', 'Link to unsubscribe'],
    ],
    kinds: { customer: 'customer', subscriber: 'subscriber' },
    sources: {
      ...{ PAPER: 'on paper', IN_PERSON: 'in the shop', TELEPHONE: 'by telephone', EMAIL: 'in a message' },
      ...{ IMPORT: 'from a file', PORTAL: 'on the customer’s page', REGISTRATION: 'when registering' },
      FOOTER: 'at the foot of a page',
    },
  },
};
