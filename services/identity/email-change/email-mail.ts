import type { MailContent } from '../../kernel/mail/mail-template';
import type { Language } from '../../kernel/language/language';

/** The mails about a log-in address that changes: the link to the new one, a notice to the old one, and that it is done. */
export type EmailMailKind = 'email-confirm' | 'email-notice' | 'email-changed';

interface About {
  store: string;
  /** Telephone and e-mail of the store, in brackets after its name; '' where it gave none. */
  contact: string;
  /** The new address. */
  email: string;
}

interface Words {
  greeting: (name: string) => string;
  mails: Record<
    EmailMailKind,
    {
      subject: (store: string) => string;
      paragraphs: (about: About) => string[];
      button?: string;
      footer: (store: string) => string;
    }
  >;
}

/** What a mail about a new log-in address says. The subject never holds the link. */
export function emailMail(
  kind: EmailMailKind,
  about: {
    language: Language;
    name: string;
    store: string;
    contact: string[];
    email: string;
    colour: string;
    url: string | undefined;
  },
): MailContent {
  const words = languages[about.language];
  const mail = words.mails[kind];
  const { store, email } = about;
  const contact = about.contact.length === 0 ? '' : ` (${about.contact.join(', ')})`;
  return {
    language: about.language,
    subject: mail.subject(store),
    greeting: words.greeting(about.name),
    paragraphs: mail.paragraphs({ store, contact, email }),
    ...(mail.button === undefined || about.url === undefined
      ? {}
      : { button: { label: mail.button, url: about.url } }),
    footer: mail.footer(store),
    colour: about.colour,
  };
}

const named = (word: string, alone: string) => (name: string) =>
  name === '' ? `${alone},` : `${word} ${name},`;

const languages: Record<Language, Words> = {
  nl: {
    greeting: named('Beste', 'Goedendag'),
    mails: {
      'email-confirm': {
        subject: (store) => `Bevestig uw nieuwe e-mailadres voor ${store}`,
        paragraphs: ({ store }) => [
          `Met de link hieronder bevestigt u dat u voortaan met dit e-mailadres inlogt bij het klantenportaal van ${store}. Uw wachtwoord blijft hetzelfde; u wordt overal uitgelogd.`,
          'De link werkt één keer en is 24 uur geldig. Tot u bevestigt verandert er niets.',
        ],
        button: 'E-mailadres bevestigen',
        footer: (store) =>
          `Deze mail komt van ${store}. Hebt u er niet om gevraagd? Dan hoeft u niets te doen, en er verandert niets.`,
      },
      'email-notice': {
        subject: (store) => `Uw e-mailadres bij ${store} wordt gewijzigd`,
        paragraphs: ({ store, contact, email }) => [
          `Voor uw account bij ${store} is een ander e-mailadres opgegeven: ${email}. Pas als de link in de mail aan dat adres is geopend en bevestigd, logt u daarmee in. Tot dan verandert er niets.`,
          `Klopt dit niet? Laat het ${store}${contact} weten. Stelt u een nieuw wachtwoord in, dan werkt de link niet meer.`,
        ],
        footer: (store) => `Deze mail komt van ${store}. Klopt de wijziging, dan hoeft u niets te doen.`,
      },
      'email-changed': {
        subject: (store) => `Uw e-mailadres bij ${store} is gewijzigd`,
        paragraphs: ({ store, contact, email }) => [
          `Bij ${store} logt u voortaan in met ${email}. Met het adres waarop u dit leest kan dat niet meer, en u bent overal uitgelogd.`,
          `Hebt u dit niet gewild? Laat het ${store}${contact} meteen weten.`,
        ],
        footer: (store) => `Deze mail komt van ${store}. Klopt de wijziging, dan hoeft u niets te doen.`,
      },
    },
  },
  nb: {
    greeting: named('Hei', 'Hei'),
    mails: {
      'email-confirm': {
        subject: (store) => `Bekreft den nye e-postadressen din hos ${store}`,
        paragraphs: ({ store }) => [
          `Med lenken nedenfor bekrefter du at du heretter logger inn i kundeportalen hos ${store} med denne e-postadressen. Passordet er det samme; du blir logget ut overalt.`,
          'Lenken virker én gang og er gyldig i 24 timer. Før du bekrefter, endres ingenting.',
        ],
        button: 'Bekreft e-postadressen',
        footer: (store) =>
          `Denne e-posten kommer fra ${store}. Har du ikke bedt om den, trenger du ikke gjøre noe, og ingenting endres.`,
      },
      'email-notice': {
        subject: (store) => `E-postadressen din hos ${store} er i ferd med å endres`,
        paragraphs: ({ store, contact, email }) => [
          `For kontoen din hos ${store} er det oppgitt en annen e-postadresse: ${email}. Først når lenken i e-posten til den adressen er åpnet og bekreftet, logger du inn med den. Til da endres ingenting.`,
          `Stemmer ikke dette? Si fra til ${store}${contact}. Velger du et nytt passord, virker ikke lenken lenger.`,
        ],
        footer: (store) =>
          `Denne e-posten kommer fra ${store}. Stemmer endringen, trenger du ikke gjøre noe.`,
      },
      'email-changed': {
        subject: (store) => `E-postadressen din hos ${store} er endret`,
        paragraphs: ({ store, contact, email }) => [
          `Hos ${store} logger du heretter inn med ${email}. Med adressen du leser dette på, går det ikke lenger, og du er logget ut overalt.`,
          `Ville du ikke dette? Si fra til ${store}${contact} med en gang.`,
        ],
        footer: (store) =>
          `Denne e-posten kommer fra ${store}. Stemmer endringen, trenger du ikke gjøre noe.`,
      },
    },
  },
  sv: {
    greeting: named('Hej', 'Hej'),
    mails: {
      'email-confirm': {
        subject: (store) => `Bekräfta din nya e-postadress hos ${store}`,
        paragraphs: ({ store }) => [
          `Med länken nedan bekräftar du att du från och med nu loggar in i kundportalen hos ${store} med den här e-postadressen. Lösenordet är detsamma; du loggas ut överallt.`,
          'Länken fungerar en gång och gäller i 24 timmar. Innan du bekräftar ändras ingenting.',
        ],
        button: 'Bekräfta e-postadressen',
        footer: (store) =>
          `Det här mejlet kommer från ${store}. Har du inte bett om det behöver du inte göra något, och ingenting ändras.`,
      },
      'email-notice': {
        subject: (store) => `Din e-postadress hos ${store} är på väg att ändras`,
        paragraphs: ({ store, contact, email }) => [
          `För ditt konto hos ${store} har en annan e-postadress angetts: ${email}. Först när länken i mejlet till den adressen har öppnats och bekräftats loggar du in med den. Till dess ändras ingenting.`,
          `Stämmer det inte? Hör av dig till ${store}${contact}. Väljer du ett nytt lösenord fungerar länken inte längre.`,
        ],
        footer: (store) =>
          `Det här mejlet kommer från ${store}. Stämmer ändringen behöver du inte göra något.`,
      },
      'email-changed': {
        subject: (store) => `Din e-postadress hos ${store} är ändrad`,
        paragraphs: ({ store, contact, email }) => [
          `Hos ${store} loggar du från och med nu in med ${email}. Med adressen du läser det här på går det inte längre, och du är utloggad överallt.`,
          `Ville du inte det här? Hör av dig till ${store}${contact} genast.`,
        ],
        footer: (store) =>
          `Det här mejlet kommer från ${store}. Stämmer ändringen behöver du inte göra något.`,
      },
    },
  },
  en: {
    greeting: named('Hello', 'Hello'),
    mails: {
      'email-confirm': {
        subject: (store) => `Confirm your new e-mail address for ${store}`,
        paragraphs: ({ store }) => [
          `With the link below you confirm that from now on you log in to the customer portal of ${store} with this e-mail address. Your password stays the same; you are logged out everywhere.`,
          'The link works once, within 24 hours. Until you confirm, nothing changes.',
        ],
        button: 'Confirm e-mail address',
        footer: (store) =>
          `This mail comes from ${store}. If you did not ask for it, there is nothing you need to do, and nothing changes.`,
      },
      'email-notice': {
        subject: (store) => `Your e-mail address at ${store} is about to change`,
        paragraphs: ({ store, contact, email }) => [
          `Another e-mail address was given for your account at ${store}: ${email}. Only when the link in the mail to that address is opened and confirmed do you log in with it. Until then nothing changes.`,
          `Is this not right? Tell ${store}${contact}. If you set a new password, the link stops working.`,
        ],
        footer: (store) =>
          `This mail comes from ${store}. If the change is right, there is nothing you need to do.`,
      },
      'email-changed': {
        subject: (store) => `Your e-mail address at ${store} has changed`,
        paragraphs: ({ store, contact, email }) => [
          `From now on you log in at ${store} with ${email}. With the address you read this at you no longer can, and you are logged out everywhere.`,
          `Is this not what you wanted? Tell ${store}${contact} at once.`,
        ],
        footer: (store) =>
          `This mail comes from ${store}. If the change is right, there is nothing you need to do.`,
      },
    },
  },
};
