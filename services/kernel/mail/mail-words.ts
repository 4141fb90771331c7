import type { Language } from '../language/language';
import type { MailContent } from './mail-template';

/** What a kind of mail says in one language, of what it is `About`. The button alone holds a link, never the words. */
export interface Wording<About> {
  subject: (about: About) => string;
  /** Where a store has no greeting of its own. */
  greeting: (about: About) => string;
  paragraphs: (about: About) => readonly string[];
  /** What stands on the button; a kind without a link has none. */
  button?: string;
  footer: (about: About) => string;
}

/** The same in every language: where one is missing, it does not compile. */
export type MailWords<About> = Readonly<Record<Language, Wording<About>>>;

/** In which language a mail is, and where its button leads. */
export interface MailLook {
  language: Language;
  url?: string;
}

/** One mail in its language, ready for the template. `name` in what it is about is whom it is to. */
export function mailContent<About extends { name: string }>(
  words: MailWords<About>,
  about: About,
  look: MailLook,
): MailContent {
  const { subject, greeting, paragraphs, button, footer } = words[look.language];
  if ((button === undefined) !== (look.url === undefined))
    throw new Error('A mail has a button and a link, or neither');
  return {
    language: look.language,
    subject: subject(about),
    name: about.name,
    greeting: greeting(about),
    paragraphs: paragraphs(about),
    ...(button === undefined || look.url === undefined ? {} : { button: { label: button, url: look.url } }),
    footer: footer(about),
  };
}
