import type { MailWords } from '../../kernel/mail/mail-words';
import { greetings } from '../../kernel/language/greetings.words';
import { linkFooters, type LinkAbout } from './link.words';

/** Sets the first password of somebody who is to work in a store's console. */
export const staffActivationWords: MailWords<LinkAbout> = {
  nl: {
    greeting: greetings.nl,
    subject: ({ store }) => `Welkom: de console van ${store} staat klaar`,
    paragraphs: ({ store }) => [
      `Voor ${store} is een console gemaakt, en u kunt er als eerste in. Met de link hieronder stelt u uw wachtwoord in; daarna ziet u een korte lijst van wat er nog te doen is.`,
      'De link werkt één keer en is 7 dagen geldig.',
    ],
    button: 'Wachtwoord instellen',
    footer: linkFooters.nl,
  },
  nb: {
    greeting: greetings.nb,
    subject: ({ store }) => `Velkommen: konsollen hos ${store} er klar`,
    paragraphs: ({ store }) => [
      `Det er laget en konsoll for ${store}, og du er den første som kan logge inn. Med lenken nedenfor velger du passordet ditt; etterpå ser du en kort liste over det som gjenstår.`,
      'Lenken virker én gang og er gyldig i 7 dager.',
    ],
    button: 'Velg passord',
    footer: linkFooters.nb,
  },
  sv: {
    greeting: greetings.sv,
    subject: ({ store }) => `Välkommen: konsolen hos ${store} är klar`,
    paragraphs: ({ store }) => [
      `En konsol har skapats för ${store}, och du är den första som kan logga in. Med länken nedan väljer du ditt lösenord; därefter ser du en kort lista över vad som återstår.`,
      'Länken fungerar en gång och gäller i 7 dagar.',
    ],
    button: 'Välj lösenord',
    footer: linkFooters.sv,
  },
  en: {
    greeting: greetings.en,
    subject: ({ store }) => `Welcome: the console of ${store} is ready`,
    paragraphs: ({ store }) => [
      `A console was made for ${store}, and you are the first who can log in. With the link below you set your password; after that you see a short list of what is still to do.`,
      'The link works once, within 7 days.',
    ],
    button: 'Set password',
    footer: linkFooters.en,
  },
};
