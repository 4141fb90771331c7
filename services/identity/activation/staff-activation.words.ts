import type { MailWords } from '../../kernel/mail/mail-words';
import { greetings } from '../../kernel/language/greetings.words';
import type { LinkAbout } from './link.words';

/** Sets the first password of somebody who is to work in a store's console. */
export const staffActivationWords: MailWords<LinkAbout> = {
  nl: {
    greeting: greetings.nl,
    subject: ({ store }) => `Welkom: de console van ${store} staat klaar`,
    paragraphs: ({ store }) => [
      `U kunt voortaan inloggen op de console van ${store}. Met de link hieronder stelt u uw wachtwoord in; daarna bent u binnen.`,
      'De link werkt één keer en is 7 dagen geldig.',
    ],
    button: 'Wachtwoord instellen',
    footer: ({ store }) => `Deze mail komt van ${store}. Zegt dit u niets? Dan hoeft u niets te doen.`,
  },
  nb: {
    greeting: greetings.nb,
    subject: ({ store }) => `Velkommen: konsollen hos ${store} er klar`,
    paragraphs: ({ store }) => [
      `Du kan nå logge inn på konsollen hos ${store}. Med lenken nedenfor velger du passordet ditt; deretter er du inne.`,
      'Lenken virker én gang og er gyldig i 7 dager.',
    ],
    button: 'Velg passord',
    footer: ({ store }) =>
      `Denne e-posten kommer fra ${store}. Sier dette deg ingenting? Da trenger du ikke gjøre noe.`,
  },
  sv: {
    greeting: greetings.sv,
    subject: ({ store }) => `Välkommen: konsolen hos ${store} är klar`,
    paragraphs: ({ store }) => [
      `Du kan nu logga in på konsolen hos ${store}. Med länken nedan väljer du ditt lösenord; därefter är du inne.`,
      'Länken fungerar en gång och gäller i 7 dagar.',
    ],
    button: 'Välj lösenord',
    footer: ({ store }) =>
      `Det här mejlet kommer från ${store}. Säger det här dig ingenting? Då behöver du inte göra något.`,
  },
  en: {
    greeting: greetings.en,
    subject: ({ store }) => `Welcome: the console of ${store} is ready`,
    paragraphs: ({ store }) => [
      `You can log in to the console of ${store} from now on. With the link below you set your password; after that you are in.`,
      'The link works once, within 7 days.',
    ],
    button: 'Set password',
    footer: ({ store }) =>
      `This mail comes from ${store}. Does it mean nothing to you? Then you need not do anything.`,
  },
};
