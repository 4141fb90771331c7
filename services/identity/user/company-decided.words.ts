import { greetings } from '../../kernel/language/greetings.words';
import type { MailWords } from '../../kernel/mail/mail-words';

/** What a shop has decided of a company. */
export interface CompanyDecidedAbout {
  /** '' where none is known. */
  name: string;
  company: string;
  store: string;
  /** What staff say with it; '' where nothing. */
  word: string;
}

const said = (before: string, word: string): string[] => (word === '' ? [] : [before, word]);

/** The shop has approved it [U17]. */
export const companyApprovedWords: MailWords<CompanyDecidedAbout> = {
  nl: {
    greeting: greetings.nl,
    subject: ({ store }) => `Uw zakelijke account bij ${store} is goedgekeurd`,
    paragraphs: ({ store, company, word }) => [
      `${store} heeft ${company} goedgekeurd. Vanaf nu gelden de prijzen en het assortiment voor zakelijke klanten.`,
      ...said('De winkel schrijft:', word),
    ],
    button: 'Naar Mijn pagina',
    footer: ({ store }) => `Deze mail komt van ${store}.`,
  },
  nb: {
    greeting: greetings.nb,
    subject: ({ store }) => `Bedriftskontoen din hos ${store} er godkjent`,
    paragraphs: ({ store, company, word }) => [
      `${store} har godkjent ${company}. Fra nå av gjelder priser og utvalg for bedriftskunder.`,
      ...said('Butikken skriver:', word),
    ],
    button: 'Til Min side',
    footer: ({ store }) => `Denne e-posten kommer fra ${store}.`,
  },
  sv: {
    greeting: greetings.sv,
    subject: ({ store }) => `Ditt företagskonto hos ${store} är godkänt`,
    paragraphs: ({ store, company, word }) => [
      `${store} har godkänt ${company}. Från och med nu gäller priser och sortiment för företagskunder.`,
      ...said('Butiken skriver:', word),
    ],
    button: 'Till Min sida',
    footer: ({ store }) => `Det här mejlet kommer från ${store}.`,
  },
  en: {
    greeting: greetings.en,
    subject: ({ store }) => `Your company account at ${store} is approved`,
    paragraphs: ({ store, company, word }) => [
      `${store} has approved ${company}. From now on you have the prices and the range for companies.`,
      ...said('The shop writes:', word),
    ],
    button: 'To My page',
    footer: ({ store }) => `This mail comes from ${store}.`,
  },
};

/** The shop has declined it. */
export const companyDeclinedWords: MailWords<CompanyDecidedAbout> = {
  nl: {
    greeting: greetings.nl,
    subject: ({ store }) => `Uw zakelijke account bij ${store} is niet goedgekeurd`,
    paragraphs: ({ store, company, word }) => [
      `${store} heeft ${company} bekeken en niet goedgekeurd. U kunt blijven inloggen; u ziet dezelfde prijzen en hetzelfde assortiment als iedere bezoeker.`,
      ...said('De winkel schrijft:', word),
      'Klopt dit niet volgens u? Neem dan contact op met de winkel.',
    ],
    button: 'Naar Mijn pagina',
    footer: ({ store }) => `Deze mail komt van ${store}.`,
  },
  nb: {
    greeting: greetings.nb,
    subject: ({ store }) => `Bedriftskontoen din hos ${store} ble ikke godkjent`,
    paragraphs: ({ store, company, word }) => [
      `${store} har sett på ${company} og ikke godkjent kontoen. Du kan fortsatt logge inn; du ser de samme prisene og det samme utvalget som alle besøkende.`,
      ...said('Butikken skriver:', word),
      'Mener du at dette ikke stemmer? Ta kontakt med butikken.',
    ],
    button: 'Til Min side',
    footer: ({ store }) => `Denne e-posten kommer fra ${store}.`,
  },
  sv: {
    greeting: greetings.sv,
    subject: ({ store }) => `Ditt företagskonto hos ${store} blev inte godkänt`,
    paragraphs: ({ store, company, word }) => [
      `${store} har tittat på ${company} och inte godkänt kontot. Du kan fortfarande logga in; du ser samma priser och samma sortiment som alla besökare.`,
      ...said('Butiken skriver:', word),
      'Tycker du att det inte stämmer? Hör av dig till butiken.',
    ],
    button: 'Till Min sida',
    footer: ({ store }) => `Det här mejlet kommer från ${store}.`,
  },
  en: {
    greeting: greetings.en,
    subject: ({ store }) => `Your company account at ${store} was not approved`,
    paragraphs: ({ store, company, word }) => [
      `${store} has looked at ${company} and not approved it. You can still log in; you see the same prices and the same range as every visitor.`,
      ...said('The shop writes:', word),
      'Do you think this is not right? Get in touch with the shop.',
    ],
    button: 'To My page',
    footer: ({ store }) => `This mail comes from ${store}.`,
  },
};
