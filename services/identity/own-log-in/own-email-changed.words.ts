import { greetings } from '../../kernel/language/greetings.words';
import type { MailWords } from '../../kernel/mail/mail-words';
import type { OwnEmailAbout } from './own-email.words';

/** That it is done, to the address that was. */
export const ownEmailChangedWords: MailWords<OwnEmailAbout> = {
  nl: {
    greeting: greetings.nl,
    subject: ({ store }) => `Uw e-mailadres bij ${store} is gewijzigd`,
    paragraphs: ({ store, isConsole, email }) => [
      `${isConsole ? 'Op de console van' : 'Bij'} ${store} logt u voortaan in met ${email}. Met het adres waarop u dit leest kan dat niet meer, en u bent overal uitgelogd.`,
      'Was u dit zelf? Dan hoeft u niets te doen.',
      'Was u dit niet? Gebruik dan de knop hieronder. Dit adres is dan weer het uwe, iedereen wordt uitgelogd en u krijgt hier een mail om een nieuw wachtwoord in te stellen. De link werkt één keer en is 7 dagen geldig.',
    ],
    button: 'Dit was ik niet',
    footer: ({ store }) => `Deze mail komt van ${store}.`,
  },
  nb: {
    greeting: greetings.nb,
    subject: ({ store }) => `E-postadressen din hos ${store} er endret`,
    paragraphs: ({ store, isConsole, email }) => [
      `${isConsole ? 'I konsollen hos' : 'Hos'} ${store} logger du heretter inn med ${email}. Med adressen du leser dette på, går det ikke lenger, og du er logget ut overalt.`,
      'Var det deg? Da trenger du ikke gjøre noe.',
      'Var det ikke deg? Bruk knappen nedenfor. Da er denne adressen din igjen, alle blir logget ut, og du får en e-post hit for å velge et nytt passord. Lenken virker én gang og er gyldig i 7 dager.',
    ],
    button: 'Det var ikke meg',
    footer: ({ store }) => `Denne e-posten kommer fra ${store}.`,
  },
  sv: {
    greeting: greetings.sv,
    subject: ({ store }) => `Din e-postadress hos ${store} är ändrad`,
    paragraphs: ({ store, isConsole, email }) => [
      `${isConsole ? 'I konsolen hos' : 'Hos'} ${store} loggar du från och med nu in med ${email}. Med adressen du läser det här på går det inte längre, och du är utloggad överallt.`,
      'Var det du? Då behöver du inte göra något.',
      'Var det inte du? Använd knappen nedan. Då är den här adressen din igen, alla loggas ut och du får ett mejl hit för att välja ett nytt lösenord. Länken fungerar en gång och gäller i 7 dagar.',
    ],
    button: 'Det var inte jag',
    footer: ({ store }) => `Det här mejlet kommer från ${store}.`,
  },
  en: {
    greeting: greetings.en,
    subject: ({ store }) => `Your e-mail address at ${store} has changed`,
    paragraphs: ({ store, isConsole, email }) => [
      `${isConsole ? 'To the console of' : 'At'} ${store} you log in with ${email} from now on. With the address you read this at you no longer can, and you are logged out everywhere.`,
      'Was it you? Then there is nothing you need to do.',
      'Was it not you? Use the button below. This address is then yours again, everybody is logged out, and you get a mail here to set a new password. The link works once, within 7 days.',
    ],
    button: 'This was not me',
    footer: ({ store }) => `This mail comes from ${store}.`,
  },
};
