import type { Language } from '../../kernel/language/language';

/** What the mails with a link to a password are about. */
export interface LinkAbout {
  /** '' where none is known. */
  name: string;
  store: string;
}

/** Below each of them. */
export const linkFooters: Readonly<Record<Language, (about: LinkAbout) => string>> = {
  nl: ({ store }) => `Deze mail komt van ${store}. Hebt u er niet om gevraagd? Dan hoeft u niets te doen.`,
  nb: ({ store }) =>
    `Denne e-posten kommer fra ${store}. Har du ikke bedt om den, trenger du ikke gjøre noe.`,
  sv: ({ store }) =>
    `Det här mejlet kommer från ${store}. Har du inte bett om det behöver du inte göra något.`,
  en: ({ store }) =>
    `This mail comes from ${store}. If you did not ask for it, there is nothing you need to do.`,
};
