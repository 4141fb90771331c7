import { greetings } from '../../kernel/language/greetings.words';
import type { MailWords } from '../../kernel/mail/mail-words';

/** A log-in from a device that was not known. */
export interface NewDeviceAbout {
  /** '' where none is known. */
  name: string;
  store: string;
  /** Whether it was the console of the shop's staff. */
  isConsole: boolean;
  /** In words of the language. */
  device: string;
  /** Day and time, likewise. */
  at: string;
}

/** Tells of it, and what to do about it. */
export const newDeviceWords: MailWords<NewDeviceAbout> = {
  nl: {
    greeting: greetings.nl,
    subject: ({ store, isConsole }) =>
      isConsole ? `Nieuwe login op de console van ${store}` : `Nieuwe login bij ${store}`,
    paragraphs: ({ store, isConsole, device, at }) => [
      `Er is op ${at} met uw e-mailadres en wachtwoord ingelogd ${isConsole ? 'op de console van' : 'bij'} ${store}, vanaf een apparaat dat we nog niet kennen: ${device}.`,
      'Was u dit zelf? Dan hoeft u niets te doen.',
      'Was u dit niet? Laat het ons weten met de link hieronder. Dat apparaat wordt dan uitgelogd en u krijgt een mail om een nieuw wachtwoord in te stellen. De link werkt één keer en is 7 dagen geldig.',
    ],
    button: 'Dit was ik niet',
    footer: ({ store }) => `Deze mail komt van ${store}.`,
  },
  nb: {
    greeting: greetings.nb,
    subject: ({ store, isConsole }) =>
      isConsole ? `Ny innlogging i konsollen hos ${store}` : `Ny innlogging hos ${store}`,
    paragraphs: ({ store, isConsole, device, at }) => [
      `${at} logget noen inn ${isConsole ? 'i konsollen hos' : 'hos'} ${store} med e-postadressen og passordet ditt, fra en enhet vi ikke kjenner fra før: ${device}.`,
      'Var det deg? Da trenger du ikke gjøre noe.',
      'Var det ikke deg? Si fra med lenken nedenfor. Enheten blir da logget ut, og du får en e-post for å velge et nytt passord. Lenken virker én gang og er gyldig i 7 dager.',
    ],
    button: 'Det var ikke meg',
    footer: ({ store }) => `Denne e-posten kommer fra ${store}.`,
  },
  sv: {
    greeting: greetings.sv,
    subject: ({ store, isConsole }) =>
      isConsole ? `Ny inloggning i konsolen hos ${store}` : `Ny inloggning hos ${store}`,
    paragraphs: ({ store, isConsole, device, at }) => [
      `${at} loggade någon in ${isConsole ? 'i konsolen hos' : 'hos'} ${store} med din e-postadress och ditt lösenord, från en enhet som vi inte känner igen: ${device}.`,
      'Var det du? Då behöver du inte göra något.',
      'Var det inte du? Säg till med länken nedan. Enheten loggas då ut och du får ett mejl för att välja ett nytt lösenord. Länken fungerar en gång och gäller i 7 dagar.',
    ],
    button: 'Det var inte jag',
    footer: ({ store }) => `Det här mejlet kommer från ${store}.`,
  },
  en: {
    greeting: greetings.en,
    subject: ({ store, isConsole }) =>
      isConsole ? `New log-in to the console of ${store}` : `New log-in at ${store}`,
    paragraphs: ({ store, isConsole, device, at }) => [
      `On ${at}, somebody logged in ${isConsole ? 'to the console of' : 'at'} ${store} with your e-mail address and password, from a device that we did not know before: ${device}.`,
      'Was it you? Then there is nothing you need to do.',
      'Was it not you? Tell us with the link below. That device is then logged out, and you get a mail to set a new password. The link works once, within 7 days.',
    ],
    button: 'This was not me',
    footer: ({ store }) => `This mail comes from ${store}.`,
  },
};
