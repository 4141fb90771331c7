import { greetings } from '../../kernel/language/greetings.words';
import type { MailWords } from '../../kernel/mail/mail-words';
import { linkFooters, type LinkAbout } from '../activation/link.words';

/** Confirms the address somebody registered with, and sets the first password [U17]. */
export const registrationWords: MailWords<LinkAbout> = {
  nl: {
    greeting: greetings.nl,
    subject: ({ store }) => `Bevestig uw registratie bij ${store}`,
    paragraphs: ({ store }) => [
      `Met dit e-mailadres is een account aangevraagd bij ${store}. Met de knop hieronder bevestigt u dat het van u is en kiest u een wachtwoord. Daarna bent u meteen ingelogd.`,
      'De link werkt één keer en is 24 uur geldig. Bevestigt u niet, dan vervalt de aanvraag.',
    ],
    button: 'Bevestigen en wachtwoord kiezen',
    footer: linkFooters.nl,
  },
  nb: {
    greeting: greetings.nb,
    subject: ({ store }) => `Bekreft registreringen din hos ${store}`,
    paragraphs: ({ store }) => [
      `Noen har bedt om en konto hos ${store} med denne e-postadressen. Med knappen nedenfor bekrefter du at den er din, og velger et passord. Etterpå er du logget inn.`,
      'Lenken virker én gang og er gyldig i 24 timer. Bekrefter du ikke, faller forespørselen bort.',
    ],
    button: 'Bekreft og velg passord',
    footer: linkFooters.nb,
  },
  sv: {
    greeting: greetings.sv,
    subject: ({ store }) => `Bekräfta din registrering hos ${store}`,
    paragraphs: ({ store }) => [
      `Ett konto hos ${store} har begärts med den här e-postadressen. Med knappen nedan bekräftar du att den är din och väljer ett lösenord. Därefter är du inloggad.`,
      'Länken fungerar en gång och gäller i 24 timmar. Bekräftar du inte faller begäran bort.',
    ],
    button: 'Bekräfta och välj lösenord',
    footer: linkFooters.sv,
  },
  en: {
    greeting: greetings.en,
    subject: ({ store }) => `Confirm your registration at ${store}`,
    paragraphs: ({ store }) => [
      `An account at ${store} was asked for with this e-mail address. With the button below you confirm that it is yours and choose a password. After that you are logged in.`,
      'The link works once, within 24 hours. If you do not confirm, the request lapses.',
    ],
    button: 'Confirm and choose a password',
    footer: linkFooters.en,
  },
};
