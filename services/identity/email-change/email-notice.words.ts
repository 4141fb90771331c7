import type { MailWords } from '../../kernel/mail/mail-words';
import { greetings } from '../../kernel/language/greetings.words';
import type { EmailAbout } from './email.words';

/** What is about to change, to the address that still is. */
export const emailNoticeWords: MailWords<EmailAbout> = {
  nl: {
    greeting: greetings.nl,
    subject: ({ store }) => `Uw e-mailadres bij ${store} wordt gewijzigd`,
    paragraphs: ({ store, contact, email }) => [
      `Voor uw account bij ${store} is een ander e-mailadres opgegeven: ${email}. Pas als de link in de mail aan dat adres is geopend en bevestigd, logt u daarmee in. Tot dan verandert er niets.`,
      `Klopt dit niet? Laat het ${store}${contact} weten. Stelt u een nieuw wachtwoord in, dan werkt de link niet meer.`,
    ],
    footer: ({ store }) => `Deze mail komt van ${store}. Klopt de wijziging, dan hoeft u niets te doen.`,
  },
  nb: {
    greeting: greetings.nb,
    subject: ({ store }) => `E-postadressen din hos ${store} er i ferd med å endres`,
    paragraphs: ({ store, contact, email }) => [
      `For kontoen din hos ${store} er det oppgitt en annen e-postadresse: ${email}. Først når lenken i e-posten til den adressen er åpnet og bekreftet, logger du inn med den. Til da endres ingenting.`,
      `Stemmer ikke dette? Si fra til ${store}${contact}. Velger du et nytt passord, virker ikke lenken lenger.`,
    ],
    footer: ({ store }) =>
      `Denne e-posten kommer fra ${store}. Stemmer endringen, trenger du ikke gjøre noe.`,
  },
  sv: {
    greeting: greetings.sv,
    subject: ({ store }) => `Din e-postadress hos ${store} är på väg att ändras`,
    paragraphs: ({ store, contact, email }) => [
      `För ditt konto hos ${store} har en annan e-postadress angetts: ${email}. Först när länken i mejlet till den adressen har öppnats och bekräftats loggar du in med den. Till dess ändras ingenting.`,
      `Stämmer det inte? Hör av dig till ${store}${contact}. Väljer du ett nytt lösenord fungerar länken inte längre.`,
    ],
    footer: ({ store }) =>
      `Det här mejlet kommer från ${store}. Stämmer ändringen behöver du inte göra något.`,
  },
  en: {
    greeting: greetings.en,
    subject: ({ store }) => `Your e-mail address at ${store} is about to change`,
    paragraphs: ({ store, contact, email }) => [
      `Another e-mail address was given for your account at ${store}: ${email}. Only when the link in the mail to that address is opened and confirmed do you log in with it. Until then nothing changes.`,
      `Is this not right? Tell ${store}${contact}. If you set a new password, the link stops working.`,
    ],
    footer: ({ store }) =>
      `This mail comes from ${store}. If the change is right, there is nothing you need to do.`,
  },
};
