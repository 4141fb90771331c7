import type { MailContent } from '../../kernel/mail/mail-template';
import type { Language } from '../../kernel/language/language';

/** The mails with a link in them. `already-activated` answers who asks to activate a log-in that works. */
export type LinkMailKind = 'activation' | 'reset' | 'already-activated';

interface Words {
  greeting: (name: string) => string;
  footer: (store: string) => string;
  mails: Record<
    LinkMailKind,
    { subject: (store: string) => string; paragraphs: (store: string) => string[]; button: string }
  >;
}

/** What a link mail says. The subject never holds the link. */
export function linkMail(
  kind: LinkMailKind,
  about: { language: Language; name: string; store: string; colour: string; url: string },
): MailContent {
  const words = languages[about.language];
  const mail = words.mails[kind];
  return {
    language: about.language,
    subject: mail.subject(about.store),
    greeting: words.greeting(about.name),
    paragraphs: mail.paragraphs(about.store),
    button: { label: mail.button, url: about.url },
    footer: words.footer(about.store),
    colour: about.colour,
  };
}

const named =
  (word: string, alone = word) =>
  (name: string) =>
    name === '' ? `${alone},` : `${word} ${name},`;

const languages: Record<Language, Words> = {
  nl: {
    greeting: named('Beste', 'Goedendag'),
    footer: (store) => `Deze mail komt van ${store}. Hebt u er niet om gevraagd? Dan hoeft u niets te doen.`,
    mails: {
      activation: {
        subject: (store) => `Activeer uw account bij ${store}`,
        paragraphs: (store) => [
          `Met de link hieronder stelt u een wachtwoord in voor het klantenportaal van ${store}. Daarna bent u meteen ingelogd.`,
          'De link werkt één keer en is 24 uur geldig.',
        ],
        button: 'Wachtwoord instellen',
      },
      reset: {
        subject: (store) => `Nieuw wachtwoord voor ${store}`,
        paragraphs: (store) => [
          `Met de link hieronder stelt u een nieuw wachtwoord in voor het klantenportaal van ${store}. Op andere apparaten wordt u dan uitgelogd.`,
          'De link werkt één keer en is 30 minuten geldig.',
        ],
        button: 'Nieuw wachtwoord instellen',
      },
      'already-activated': {
        subject: (store) => `U hebt al een account bij ${store}`,
        paragraphs: (store) => [
          `U vroeg om een activeringslink, maar uw account bij ${store} is al geactiveerd: u kunt inloggen met uw e-mailadres en wachtwoord.`,
          'Wachtwoord vergeten? Met de link hieronder stelt u een nieuw in. De link werkt één keer en is 30 minuten geldig.',
        ],
        button: 'Nieuw wachtwoord instellen',
      },
    },
  },
  nb: {
    greeting: named('Hei'),
    footer: (store) =>
      `Denne e-posten kommer fra ${store}. Har du ikke bedt om den, trenger du ikke gjøre noe.`,
    mails: {
      activation: {
        subject: (store) => `Aktiver kontoen din hos ${store}`,
        paragraphs: (store) => [
          `Med lenken nedenfor velger du et passord til kundeportalen hos ${store}. Etterpå er du logget inn.`,
          'Lenken virker én gang og er gyldig i 24 timer.',
        ],
        button: 'Velg passord',
      },
      reset: {
        subject: (store) => `Nytt passord hos ${store}`,
        paragraphs: (store) => [
          `Med lenken nedenfor velger du et nytt passord til kundeportalen hos ${store}. På andre enheter blir du da logget ut.`,
          'Lenken virker én gang og er gyldig i 30 minutter.',
        ],
        button: 'Velg nytt passord',
      },
      'already-activated': {
        subject: (store) => `Du har allerede en konto hos ${store}`,
        paragraphs: (store) => [
          `Du ba om en aktiveringslenke, men kontoen din hos ${store} er allerede aktivert: du kan logge inn med e-postadresse og passord.`,
          'Glemt passordet? Med lenken nedenfor velger du et nytt. Lenken virker én gang og er gyldig i 30 minutter.',
        ],
        button: 'Velg nytt passord',
      },
    },
  },
  sv: {
    greeting: named('Hej'),
    footer: (store) =>
      `Det här mejlet kommer från ${store}. Har du inte bett om det behöver du inte göra något.`,
    mails: {
      activation: {
        subject: (store) => `Aktivera ditt konto hos ${store}`,
        paragraphs: (store) => [
          `Med länken nedan väljer du ett lösenord till kundportalen hos ${store}. Därefter är du inloggad.`,
          'Länken fungerar en gång och gäller i 24 timmar.',
        ],
        button: 'Välj lösenord',
      },
      reset: {
        subject: (store) => `Nytt lösenord hos ${store}`,
        paragraphs: (store) => [
          `Med länken nedan väljer du ett nytt lösenord till kundportalen hos ${store}. På andra enheter loggas du då ut.`,
          'Länken fungerar en gång och gäller i 30 minuter.',
        ],
        button: 'Välj nytt lösenord',
      },
      'already-activated': {
        subject: (store) => `Du har redan ett konto hos ${store}`,
        paragraphs: (store) => [
          `Du bad om en aktiveringslänk, men ditt konto hos ${store} är redan aktiverat: du kan logga in med din e-postadress och ditt lösenord.`,
          'Glömt lösenordet? Med länken nedan väljer du ett nytt. Länken fungerar en gång och gäller i 30 minuter.',
        ],
        button: 'Välj nytt lösenord',
      },
    },
  },
  en: {
    greeting: named('Hello'),
    footer: (store) =>
      `This mail comes from ${store}. If you did not ask for it, there is nothing you need to do.`,
    mails: {
      activation: {
        subject: (store) => `Activate your account at ${store}`,
        paragraphs: (store) => [
          `With the link below you set a password for the customer portal of ${store}. After that you are logged in.`,
          'The link works once, within 24 hours.',
        ],
        button: 'Set password',
      },
      reset: {
        subject: (store) => `New password for ${store}`,
        paragraphs: (store) => [
          `With the link below you set a new password for the customer portal of ${store}. Other devices are logged out then.`,
          'The link works once, within 30 minutes.',
        ],
        button: 'Set new password',
      },
      'already-activated': {
        subject: (store) => `You already have an account at ${store}`,
        paragraphs: (store) => [
          `You asked for an activation link, but your account at ${store} is active already: you can log in with your e-mail address and password.`,
          'Forgotten the password? With the link below you set a new one. The link works once, within 30 minutes.',
        ],
        button: 'Set new password',
      },
    },
  },
};
