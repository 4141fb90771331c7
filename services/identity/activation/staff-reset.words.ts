import type { MailWords } from '../../kernel/mail/mail-words';
import { greetings } from '../../kernel/language/greetings.words';
import { linkFooters, type LinkAbout } from './link.words';

/** Sets another password of a staff member. */
export const staffResetWords: MailWords<LinkAbout> = {
  nl: {
    greeting: greetings.nl,
    subject: ({ store }) => `Nieuw wachtwoord voor de console van ${store}`,
    paragraphs: ({ store }) => [
      `Met de link hieronder stelt u een nieuw wachtwoord in voor de console van ${store}. Overal waar u nu bent ingelogd, wordt u dan uitgelogd.`,
      'De link werkt één keer en is 30 minuten geldig.',
    ],
    button: 'Nieuw wachtwoord instellen',
    footer: linkFooters.nl,
  },
  nb: {
    greeting: greetings.nb,
    subject: ({ store }) => `Nytt passord til konsollen hos ${store}`,
    paragraphs: ({ store }) => [
      `Med lenken nedenfor velger du et nytt passord til konsollen hos ${store}. Alle steder der du er logget inn nå, blir du da logget ut.`,
      'Lenken virker én gang og er gyldig i 30 minutter.',
    ],
    button: 'Velg nytt passord',
    footer: linkFooters.nb,
  },
  sv: {
    greeting: greetings.sv,
    subject: ({ store }) => `Nytt lösenord till konsolen hos ${store}`,
    paragraphs: ({ store }) => [
      `Med länken nedan väljer du ett nytt lösenord till konsolen hos ${store}. Överallt där du är inloggad nu loggas du då ut.`,
      'Länken fungerar en gång och gäller i 30 minuter.',
    ],
    button: 'Välj nytt lösenord',
    footer: linkFooters.sv,
  },
  en: {
    greeting: greetings.en,
    subject: ({ store }) => `New password for the console of ${store}`,
    paragraphs: ({ store }) => [
      `With the link below you set a new password for the console of ${store}. Wherever you are logged in now, you are logged out then.`,
      'The link works once, within 30 minutes.',
    ],
    button: 'Set new password',
    footer: linkFooters.en,
  },
};
