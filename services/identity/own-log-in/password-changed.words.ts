import { greetings } from '../../kernel/language/greetings.words';
import type { MailWords } from '../../kernel/mail/mail-words';

/** A password that its owner, or somebody logged in as them, has changed. */
export interface PasswordChangedAbout {
  /** '' where none is known. */
  name: string;
  store: string;
  /** Whether it is that of the console of the shop's staff. */
  isConsole: boolean;
  /** Day and time, in words of the language. */
  at: string;
}

/** Tells of it, and what to do about it. */
export const passwordChangedWords: MailWords<PasswordChangedAbout> = {
  nl: {
    greeting: greetings.nl,
    subject: ({ store, isConsole }) =>
      isConsole
        ? `Uw wachtwoord voor de console van ${store} is gewijzigd`
        : `Uw wachtwoord bij ${store} is gewijzigd`,
    paragraphs: ({ store, isConsole, at }) => [
      `Op ${at} is uw wachtwoord ${isConsole ? 'voor de console van' : 'bij'} ${store} gewijzigd. Op alle andere apparaten bent u uitgelogd.`,
      'Was u dit zelf? Dan hoeft u niets te doen.',
      'Was u dit niet? Vraag dan meteen een nieuw wachtwoord aan met de knop hieronder. Wie nu is ingelogd, wordt uitgelogd zodra u het instelt.',
    ],
    button: 'Nieuw wachtwoord aanvragen',
    footer: ({ store }) => `Deze mail komt van ${store}.`,
  },
  nb: {
    greeting: greetings.nb,
    subject: ({ store, isConsole }) =>
      isConsole
        ? `Passordet ditt til konsollen hos ${store} er endret`
        : `Passordet ditt hos ${store} er endret`,
    paragraphs: ({ store, isConsole, at }) => [
      `${at} ble passordet ditt ${isConsole ? 'til konsollen hos' : 'hos'} ${store} endret. Du er logget ut på alle andre enheter.`,
      'Var det deg? Da trenger du ikke gjøre noe.',
      'Var det ikke deg? Be med en gang om et nytt passord med knappen nedenfor. Den som er logget inn nå, blir logget ut når du velger det.',
    ],
    button: 'Be om nytt passord',
    footer: ({ store }) => `Denne e-posten kommer fra ${store}.`,
  },
  sv: {
    greeting: greetings.sv,
    subject: ({ store, isConsole }) =>
      isConsole
        ? `Ditt lösenord till konsolen hos ${store} är ändrat`
        : `Ditt lösenord hos ${store} är ändrat`,
    paragraphs: ({ store, isConsole, at }) => [
      `${at} ändrades ditt lösenord ${isConsole ? 'till konsolen hos' : 'hos'} ${store}. Du är utloggad på alla andra enheter.`,
      'Var det du? Då behöver du inte göra något.',
      'Var det inte du? Begär genast ett nytt lösenord med knappen nedan. Den som är inloggad nu loggas ut när du väljer det.',
    ],
    button: 'Begär nytt lösenord',
    footer: ({ store }) => `Det här mejlet kommer från ${store}.`,
  },
  en: {
    greeting: greetings.en,
    subject: ({ store, isConsole }) =>
      isConsole
        ? `Your password for the console of ${store} has changed`
        : `Your password at ${store} has changed`,
    paragraphs: ({ store, isConsole, at }) => [
      `On ${at}, your password ${isConsole ? 'for the console of' : 'at'} ${store} was changed. On all other devices you are logged out.`,
      'Was it you? Then there is nothing you need to do.',
      'Was it not you? Ask for a new password at once with the button below. Whoever is logged in now is logged out as soon as you set it.',
    ],
    button: 'Ask for a new password',
    footer: ({ store }) => `This mail comes from ${store}.`,
  },
};
