import type { MailWords } from '../../kernel/mail/mail-words';
import { greetings } from '../../kernel/language/greetings.words';
import { linkFooters, type LinkAbout } from './link.words';

/** Sets another password [K7]. */
export const resetWords: MailWords<LinkAbout> = {
  nl: {
    greeting: greetings.nl,
    subject: ({ store }) => `Nieuw wachtwoord voor ${store}`,
    paragraphs: ({ store }) => [
      `Met de link hieronder stelt u een nieuw wachtwoord in voor uw klantenpagina bij ${store}. Op andere apparaten wordt u dan uitgelogd.`,
      'De link werkt één keer en is 30 minuten geldig.',
    ],
    button: 'Nieuw wachtwoord instellen',
    footer: linkFooters.nl,
  },
  nb: {
    greeting: greetings.nb,
    subject: ({ store }) => `Nytt passord hos ${store}`,
    paragraphs: ({ store }) => [
      `Med lenken nedenfor velger du et nytt passord til kundeportalen hos ${store}. På andre enheter blir du da logget ut.`,
      'Lenken virker én gang og er gyldig i 30 minutter.',
    ],
    button: 'Velg nytt passord',
    footer: linkFooters.nb,
  },
  sv: {
    greeting: greetings.sv,
    subject: ({ store }) => `Nytt lösenord hos ${store}`,
    paragraphs: ({ store }) => [
      `Med länken nedan väljer du ett nytt lösenord till kundportalen hos ${store}. På andra enheter loggas du då ut.`,
      'Länken fungerar en gång och gäller i 30 minuter.',
    ],
    button: 'Välj nytt lösenord',
    footer: linkFooters.sv,
  },
  en: {
    greeting: greetings.en,
    subject: ({ store }) => `New password for ${store}`,
    paragraphs: ({ store }) => [
      `With the link below you set a new password for the customer portal of ${store}. Other devices are logged out then.`,
      'The link works once, within 30 minutes.',
    ],
    button: 'Set new password',
    footer: linkFooters.en,
  },
};
