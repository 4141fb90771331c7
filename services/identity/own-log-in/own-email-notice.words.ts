import { greetings } from '../../kernel/language/greetings.words';
import type { MailWords } from '../../kernel/mail/mail-words';
import type { OwnEmailAbout } from './own-email.words';

/** What is about to change, to the address that still is. */
export const ownEmailNoticeWords: MailWords<OwnEmailAbout> = {
  nl: {
    greeting: greetings.nl,
    subject: ({ store }) => `Uw e-mailadres bij ${store} wordt gewijzigd`,
    paragraphs: ({ store, isConsole, email }) => [
      `Iemand die ${isConsole ? 'op de console van' : 'bij'} ${store} met uw wachtwoord is ingelogd, wil voortaan inloggen met ${email}. Pas als de link in de mail aan dat adres is gebruikt, is dat zo.`,
      'Was u dit zelf? Dan hoeft u niets te doen.',
      'Was u dit niet? Gebruik dan de knop hieronder. Uw adres blijft zoals het is, iedereen wordt uitgelogd en u krijgt een mail om een nieuw wachtwoord in te stellen. De link werkt één keer en is 7 dagen geldig.',
    ],
    button: 'Dit was ik niet',
    footer: ({ store }) => `Deze mail komt van ${store}.`,
  },
  nb: {
    greeting: greetings.nb,
    subject: ({ store }) => `E-postadressen din hos ${store} er i ferd med å endres`,
    paragraphs: ({ store, isConsole, email }) => [
      `Noen som er logget inn ${isConsole ? 'i konsollen hos' : 'hos'} ${store} med passordet ditt, vil heretter logge inn med ${email}. Det gjelder først når lenken i e-posten til den adressen er brukt.`,
      'Var det deg? Da trenger du ikke gjøre noe.',
      'Var det ikke deg? Bruk knappen nedenfor. Adressen din forblir som den er, alle blir logget ut, og du får en e-post for å velge et nytt passord. Lenken virker én gang og er gyldig i 7 dager.',
    ],
    button: 'Det var ikke meg',
    footer: ({ store }) => `Denne e-posten kommer fra ${store}.`,
  },
  sv: {
    greeting: greetings.sv,
    subject: ({ store }) => `Din e-postadress hos ${store} är på väg att ändras`,
    paragraphs: ({ store, isConsole, email }) => [
      `Någon som är inloggad ${isConsole ? 'i konsolen hos' : 'hos'} ${store} med ditt lösenord vill från och med nu logga in med ${email}. Det gäller först när länken i mejlet till den adressen har använts.`,
      'Var det du? Då behöver du inte göra något.',
      'Var det inte du? Använd knappen nedan. Din adress förblir som den är, alla loggas ut och du får ett mejl för att välja ett nytt lösenord. Länken fungerar en gång och gäller i 7 dagar.',
    ],
    button: 'Det var inte jag',
    footer: ({ store }) => `Det här mejlet kommer från ${store}.`,
  },
  en: {
    greeting: greetings.en,
    subject: ({ store }) => `Your e-mail address at ${store} is about to change`,
    paragraphs: ({ store, isConsole, email }) => [
      `Somebody who is logged in ${isConsole ? 'to the console of' : 'at'} ${store} with your password wants to log in with ${email} from now on. That holds only once the link in the mail to that address is used.`,
      'Was it you? Then there is nothing you need to do.',
      'Was it not you? Use the button below. Your address stays as it is, everybody is logged out, and you get a mail to set a new password. The link works once, within 7 days.',
    ],
    button: 'This was not me',
    footer: ({ store }) => `This mail comes from ${store}.`,
  },
};
