import type { MailWords } from '../../kernel/mail/mail-words';
import { greetings } from '../../kernel/language/greetings.words';
import type { EmailAbout } from './email.words';

/** That it is done, to the address that was. */
export const emailChangedWords: MailWords<EmailAbout> = {
  nl: {
    greeting: greetings.nl,
    subject: ({ store }) => `Uw e-mailadres bij ${store} is gewijzigd`,
    paragraphs: ({ store, contact, email }) => [
      `Bij ${store} logt u voortaan in met ${email}. Met het adres waarop u dit leest kan dat niet meer, en u bent overal uitgelogd.`,
      `Hebt u dit niet gewild? Laat het ${store}${contact} meteen weten.`,
    ],
    footer: ({ store }) => `Deze mail komt van ${store}. Klopt de wijziging, dan hoeft u niets te doen.`,
  },
  nb: {
    greeting: greetings.nb,
    subject: ({ store }) => `E-postadressen din hos ${store} er endret`,
    paragraphs: ({ store, contact, email }) => [
      `Hos ${store} logger du heretter inn med ${email}. Med adressen du leser dette på, går det ikke lenger, og du er logget ut overalt.`,
      `Ville du ikke dette? Si fra til ${store}${contact} med en gang.`,
    ],
    footer: ({ store }) =>
      `Denne e-posten kommer fra ${store}. Stemmer endringen, trenger du ikke gjøre noe.`,
  },
  sv: {
    greeting: greetings.sv,
    subject: ({ store }) => `Din e-postadress hos ${store} är ändrad`,
    paragraphs: ({ store, contact, email }) => [
      `Hos ${store} loggar du från och med nu in med ${email}. Med adressen du läser det här på går det inte längre, och du är utloggad överallt.`,
      `Ville du inte det här? Hör av dig till ${store}${contact} genast.`,
    ],
    footer: ({ store }) =>
      `Det här mejlet kommer från ${store}. Stämmer ändringen behöver du inte göra något.`,
  },
  en: {
    greeting: greetings.en,
    subject: ({ store }) => `Your e-mail address at ${store} has changed`,
    paragraphs: ({ store, contact, email }) => [
      `From now on you log in at ${store} with ${email}. With the address you read this at you no longer can, and you are logged out everywhere.`,
      `Is this not what you wanted? Tell ${store}${contact} at once.`,
    ],
    footer: ({ store }) =>
      `This mail comes from ${store}. If the change is right, there is nothing you need to do.`,
  },
};
