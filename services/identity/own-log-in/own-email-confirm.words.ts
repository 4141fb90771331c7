import { greetings } from '../../kernel/language/greetings.words';
import type { MailWords } from '../../kernel/mail/mail-words';
import type { OwnEmailAbout } from './own-email.words';

/** The link to a new address. Whoever reads it may be a stranger: a slip of the pen tells them no name. */
export const ownEmailConfirmWords: MailWords<OwnEmailAbout> = {
  nl: {
    greeting: greetings.nl,
    subject: ({ store }) => `Bevestig uw nieuwe e-mailadres voor ${store}`,
    paragraphs: ({ store, isConsole }) => [
      `Met de link hieronder bevestigt u dat u voortaan met dit e-mailadres inlogt op ${isConsole ? 'de console van' : 'uw klantenpagina bij'} ${store}. Uw wachtwoord blijft hetzelfde; u wordt overal uitgelogd.`,
      'De link werkt één keer en is 24 uur geldig. Tot u bevestigt verandert er niets.',
    ],
    button: 'E-mailadres bevestigen',
    footer: ({ store }) =>
      `Deze mail komt van ${store}. Hebt u er niet om gevraagd? Dan hoeft u niets te doen, en er verandert niets.`,
  },
  nb: {
    greeting: greetings.nb,
    subject: ({ store }) => `Bekreft den nye e-postadressen din hos ${store}`,
    paragraphs: ({ store, isConsole }) => [
      `Med lenken nedenfor bekrefter du at du heretter logger inn i ${isConsole ? 'konsollen' : 'kundeportalen'} hos ${store} med denne e-postadressen. Passordet er det samme; du blir logget ut overalt.`,
      'Lenken virker én gang og er gyldig i 24 timer. Før du bekrefter, endres ingenting.',
    ],
    button: 'Bekreft e-postadressen',
    footer: ({ store }) =>
      `Denne e-posten kommer fra ${store}. Har du ikke bedt om den, trenger du ikke gjøre noe, og ingenting endres.`,
  },
  sv: {
    greeting: greetings.sv,
    subject: ({ store }) => `Bekräfta din nya e-postadress hos ${store}`,
    paragraphs: ({ store, isConsole }) => [
      `Med länken nedan bekräftar du att du från och med nu loggar in i ${isConsole ? 'konsolen' : 'kundportalen'} hos ${store} med den här e-postadressen. Lösenordet är detsamma; du loggas ut överallt.`,
      'Länken fungerar en gång och gäller i 24 timmar. Innan du bekräftar ändras ingenting.',
    ],
    button: 'Bekräfta e-postadressen',
    footer: ({ store }) =>
      `Det här mejlet kommer från ${store}. Har du inte bett om det behöver du inte göra något, och ingenting ändras.`,
  },
  en: {
    greeting: greetings.en,
    subject: ({ store }) => `Confirm your new e-mail address for ${store}`,
    paragraphs: ({ store, isConsole }) => [
      `With the link below you confirm that from now on you log in to the ${isConsole ? 'console' : 'customer portal'} of ${store} with this e-mail address. Your password stays the same; you are logged out everywhere.`,
      'The link works once, within 24 hours. Until you confirm, nothing changes.',
    ],
    button: 'Confirm e-mail address',
    footer: ({ store }) =>
      `This mail comes from ${store}. If you did not ask for it, there is nothing you need to do, and nothing changes.`,
  },
};
