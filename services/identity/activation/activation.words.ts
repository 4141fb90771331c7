import type { Language } from '../../kernel/language/language';
import type { MailWords } from '../../kernel/mail/mail-words';
import { greetings } from '../../kernel/language/greetings.words';
import { linkFooters, type LinkAbout } from './link.words';

/** Sets the first password [K4]; how long the link works stands in it. */
const words = (lasts: Readonly<Record<Language, string>>): MailWords<LinkAbout> => ({
  nl: {
    greeting: greetings.nl,
    subject: ({ store }) => `Activeer uw account bij ${store}`,
    paragraphs: ({ store }) => [
      `Met de link hieronder stelt u een wachtwoord in voor uw klantenpagina bij ${store}. Daarna bent u meteen ingelogd.`,
      `De link werkt één keer en is ${lasts.nl} geldig.`,
    ],
    button: 'Wachtwoord instellen',
    footer: linkFooters.nl,
  },
  nb: {
    greeting: greetings.nb,
    subject: ({ store }) => `Aktiver kontoen din hos ${store}`,
    paragraphs: ({ store }) => [
      `Med lenken nedenfor velger du et passord til kundeportalen hos ${store}. Etterpå er du logget inn.`,
      `Lenken virker én gang og er gyldig i ${lasts.nb}.`,
    ],
    button: 'Velg passord',
    footer: linkFooters.nb,
  },
  sv: {
    greeting: greetings.sv,
    subject: ({ store }) => `Aktivera ditt konto hos ${store}`,
    paragraphs: ({ store }) => [
      `Med länken nedan väljer du ett lösenord till kundportalen hos ${store}. Därefter är du inloggad.`,
      `Länken fungerar en gång och gäller i ${lasts.sv}.`,
    ],
    button: 'Välj lösenord',
    footer: linkFooters.sv,
  },
  en: {
    greeting: greetings.en,
    subject: ({ store }) => `Activate your account at ${store}`,
    paragraphs: ({ store }) => [
      `With the link below you set a password for the customer portal of ${store}. After that you are logged in.`,
      `The link works once, within ${lasts.en}.`,
    ],
    button: 'Set password',
    footer: linkFooters.en,
  },
});

/** To whoever asked for it. */
export const activationWords = words({ nl: '24 uur', nb: '24 timer', sv: '24 timmar', en: '24 hours' });

/** To whom staff invite, who may not look at their mail every day [R-ID4]. */
export const invitationWords = words({ nl: '7 dagen', nb: '7 dager', sv: '7 dagar', en: '7 days' });
