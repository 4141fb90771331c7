import { greetings } from '../../kernel/language/greetings.words';
import type { MailWords } from '../../kernel/mail/mail-words';
import type { LinkAbout } from '../activation/link.words';

/** Tells that the newsletter goes there from now on, and how it ends [U10]. */
export const newsletterWelcomeWords: MailWords<LinkAbout> = {
  nl: {
    greeting: greetings.nl,
    subject: ({ store }) => `U krijgt de nieuwsbrief van ${store}`,
    paragraphs: ({ store }) => [
      `U hebt bevestigd dat u de nieuwsbrief van ${store} wilt ontvangen.`,
      'Wilt u dat niet meer, dan schrijft u zich uit met de knop hieronder. U hoeft daarvoor niet in te loggen.',
    ],
    button: 'Uitschrijven',
    footer: ({ store }) => `Deze mail komt van ${store}.`,
  },
  nb: {
    greeting: greetings.nb,
    subject: ({ store }) => `Du får nyhetsbrevet fra ${store}`,
    paragraphs: ({ store }) => [
      `Du har bekreftet at du vil ha nyhetsbrevet fra ${store}.`,
      'Vil du ikke ha det lenger, melder du deg av med knappen nedenfor. Du trenger ikke logge inn.',
    ],
    button: 'Meld meg av',
    footer: ({ store }) => `Denne e-posten kommer fra ${store}.`,
  },
  sv: {
    greeting: greetings.sv,
    subject: ({ store }) => `Du får nyhetsbrevet från ${store}`,
    paragraphs: ({ store }) => [
      `Du har bekräftat att du vill ha nyhetsbrevet från ${store}.`,
      'Vill du inte ha det längre avslutar du det med knappen nedan. Du behöver inte logga in.',
    ],
    button: 'Avsluta nyhetsbrevet',
    footer: ({ store }) => `Det här mejlet kommer från ${store}.`,
  },
  en: {
    greeting: greetings.en,
    subject: ({ store }) => `You have the newsletter of ${store}`,
    paragraphs: ({ store }) => [
      `You confirmed that you want the newsletter of ${store}.`,
      'If you do not want it any more, unsubscribe with the button below. You need not log in for that.',
    ],
    button: 'Unsubscribe',
    footer: ({ store }) => `This mail comes from ${store}.`,
  },
};
