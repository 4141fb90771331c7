import type { Language } from '../language/language';
import type { Trader } from './trader.words';

/** How a store begins its mails and ends them in one language, in its own words. */
export interface MailWording {
  /** One line; `{name}` is whom it is to, and is understood in each language. '' = as usual. */
  greeting: string;
  /** Any number of lines. '' = as usual. */
  signature: string;
}

/** From whom the mails of a store are: the same in all of them, whatever they are about and whichever service sends them. */
export interface MailSender {
  /** The store's name, at the top of each. */
  name: string;
  /** What stands before the address they come from. */
  from: string;
  /** Where answers go; null = to the address they come from. */
  replyTo: string | null;
  /** `#rrggbb`. */
  colour: string;
  wordings: Readonly<Partial<Record<Language, MailWording>>>;
  trader: Trader;
}

/** A store as its own service tells it; '' where nobody has said it. */
export interface ToldSender {
  name: string;
  colour: string;
  legalName: string;
  organisationNumber: string;
  vatNumber: string;
  country: string;
  contact: Record<'email' | 'street' | 'postalCode' | 'town', string>;
  mail: { senderName: string; replyTo: string; wordings: Partial<Record<string, MailWording>> };
}

/** From whom a store's mails are, by what is told of it: answers go to the store itself where nobody has said another address. */
export function senderOf({ name, colour, contact, mail, ...store }: ToldSender): MailSender {
  const { street, postalCode, town } = contact;
  const { legalName, organisationNumber, vatNumber, country } = store;
  return {
    ...{ name, colour, from: mail.senderName || name, replyTo: mail.replyTo || contact.email || null },
    wordings: mail.wordings,
    trader: {
      legalName: legalName || name,
      street,
      postalCode,
      town,
      organisationNumber,
      vatNumber,
      country,
    },
  };
}

/** What stands for whom a mail is to: "name" as each of the languages has it. */
const NAME_MARK = String.raw`\{\s*(?:name|naam|navn|namn)\s*\}`;

/** The first thing in braces that nothing is filled in for, and whoever gets the mail would read; null = there is none. */
export function unknownMark(text: string, isNameKnown: boolean): string | null {
  const rest = isNameKnown ? text.replace(new RegExp(NAME_MARK, 'gi'), '') : text;
  return /\{[^{}]*\}/.exec(rest)?.[0] ?? null;
}

/** The greeting of a mail to this name, '' where none is known: the store's own, or else the usual one. */
export function greetingOf(sender: MailSender, language: Language, name: string, usual: string): string {
  const own = sender.wordings[language]?.greeting ?? '';
  const mark = new RegExp(name === '' ? String.raw`\s*${NAME_MARK}` : NAME_MARK, 'gi');
  return own === '' ? usual : own.replace(mark, () => name);
}

const closings: Readonly<Record<Language, string>> = {
  nl: 'Met vriendelijke groet,',
  nb: 'Vennlig hilsen',
  sv: 'Med vänlig hälsning',
  en: 'Kind regards,',
};

/** How a mail ends: in the store's own words, or with its name. */
export function signatureOf(sender: MailSender, language: Language): string {
  return sender.wordings[language]?.signature || `${closings[language]}\n${sender.name}`;
}
