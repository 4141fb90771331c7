import type { MailWords } from '../../kernel/mail/mail-words';
import { greetings } from '../../kernel/language/greetings.words';
import { linkFooters, type LinkAbout } from './link.words';

/** Answers who asks to activate a log-in that works. */
export const alreadyActivatedWords: MailWords<LinkAbout> = {
  nl: {
    greeting: greetings.nl,
    subject: ({ store }) => `U hebt al een account bij ${store}`,
    paragraphs: ({ store }) => [
      `U vroeg om een activeringslink, maar uw account bij ${store} is al geactiveerd: u kunt inloggen met uw e-mailadres en wachtwoord.`,
      'Wachtwoord vergeten? Met de link hieronder stelt u een nieuw in. De link werkt één keer en is 30 minuten geldig.',
    ],
    button: 'Nieuw wachtwoord instellen',
    footer: linkFooters.nl,
  },
  nb: {
    greeting: greetings.nb,
    subject: ({ store }) => `Du har allerede en konto hos ${store}`,
    paragraphs: ({ store }) => [
      `Du ba om en aktiveringslenke, men kontoen din hos ${store} er allerede aktivert: du kan logge inn med e-postadresse og passord.`,
      'Glemt passordet? Med lenken nedenfor velger du et nytt. Lenken virker én gang og er gyldig i 30 minutter.',
    ],
    button: 'Velg nytt passord',
    footer: linkFooters.nb,
  },
  sv: {
    greeting: greetings.sv,
    subject: ({ store }) => `Du har redan ett konto hos ${store}`,
    paragraphs: ({ store }) => [
      `Du bad om en aktiveringslänk, men ditt konto hos ${store} är redan aktiverat: du kan logga in med din e-postadress och ditt lösenord.`,
      'Glömt lösenordet? Med länken nedan väljer du ett nytt. Länken fungerar en gång och gäller i 30 minuter.',
    ],
    button: 'Välj nytt lösenord',
    footer: linkFooters.sv,
  },
  en: {
    greeting: greetings.en,
    subject: ({ store }) => `You already have an account at ${store}`,
    paragraphs: ({ store }) => [
      `You asked for an activation link, but your account at ${store} is active already: you can log in with your e-mail address and password.`,
      'Forgotten the password? With the link below you set a new one. The link works once, within 30 minutes.',
    ],
    button: 'Set new password',
    footer: linkFooters.en,
  },
};
