import type { MailWords } from '../../kernel/mail/mail-words';
import { greetings } from '../../kernel/language/greetings.words';
import { linkFooters, type LinkAbout } from './link.words';

/** Sets the first password [K4]. */
export const activationWords: MailWords<LinkAbout> = {
  nl: {
    greeting: greetings.nl,
    subject: ({ store }) => `Activeer uw account bij ${store}`,
    paragraphs: ({ store }) => [
      `Met de link hieronder stelt u een wachtwoord in voor uw klantenpagina bij ${store}. Daarna bent u meteen ingelogd.`,
      'De link werkt één keer en is 24 uur geldig.',
    ],
    button: 'Wachtwoord instellen',
    footer: linkFooters.nl,
  },
  nb: {
    greeting: greetings.nb,
    subject: ({ store }) => `Aktiver kontoen din hos ${store}`,
    paragraphs: ({ store }) => [
      `Med lenken nedenfor velger du et passord til kundeportalen hos ${store}. Etterpå er du logget inn.`,
      'Lenken virker én gang og er gyldig i 24 timer.',
    ],
    button: 'Velg passord',
    footer: linkFooters.nb,
  },
  sv: {
    greeting: greetings.sv,
    subject: ({ store }) => `Aktivera ditt konto hos ${store}`,
    paragraphs: ({ store }) => [
      `Med länken nedan väljer du ett lösenord till kundportalen hos ${store}. Därefter är du inloggad.`,
      'Länken fungerar en gång och gäller i 24 timmar.',
    ],
    button: 'Välj lösenord',
    footer: linkFooters.sv,
  },
  en: {
    greeting: greetings.en,
    subject: ({ store }) => `Activate your account at ${store}`,
    paragraphs: ({ store }) => [
      `With the link below you set a password for the customer portal of ${store}. After that you are logged in.`,
      'The link works once, within 24 hours.',
    ],
    button: 'Set password',
    footer: linkFooters.en,
  },
};
