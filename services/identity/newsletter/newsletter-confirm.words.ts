import { greetings } from '../../kernel/language/greetings.words';
import type { MailWords } from '../../kernel/mail/mail-words';
import { linkFooters, type LinkAbout } from '../activation/link.words';

/** Asks whoever reads at the address whether they want the newsletter [U10]. */
export const newsletterConfirmWords: MailWords<LinkAbout> = {
  nl: {
    greeting: greetings.nl,
    subject: ({ store }) => `Wilt u de nieuwsbrief van ${store}?`,
    paragraphs: ({ store }) => [
      `Dit e-mailadres is opgegeven voor de nieuwsbrief van ${store}. Wilt u die ontvangen? Bevestig dat dan met de knop hieronder.`,
      'De link is zeven dagen geldig. Bevestigt u niet, dan sturen wij u geen nieuwsbrief.',
    ],
    button: 'Nieuwsbrief bevestigen',
    footer: linkFooters.nl,
  },
  nb: {
    greeting: greetings.nb,
    subject: ({ store }) => `Vil du ha nyhetsbrevet fra ${store}?`,
    paragraphs: ({ store }) => [
      `Denne e-postadressen er oppgitt for nyhetsbrevet fra ${store}. Vil du ha det, bekrefter du med knappen nedenfor.`,
      'Lenken er gyldig i sju dager. Bekrefter du ikke, sender vi deg ikke nyhetsbrevet.',
    ],
    button: 'Bekreft nyhetsbrevet',
    footer: linkFooters.nb,
  },
  sv: {
    greeting: greetings.sv,
    subject: ({ store }) => `Vill du ha nyhetsbrevet från ${store}?`,
    paragraphs: ({ store }) => [
      `Den här e-postadressen har angetts för nyhetsbrevet från ${store}. Vill du ha det bekräftar du med knappen nedan.`,
      'Länken gäller i sju dagar. Bekräftar du inte skickar vi inget nyhetsbrev till dig.',
    ],
    button: 'Bekräfta nyhetsbrevet',
    footer: linkFooters.sv,
  },
  en: {
    greeting: greetings.en,
    subject: ({ store }) => `Do you want the newsletter of ${store}?`,
    paragraphs: ({ store }) => [
      `This e-mail address was given for the newsletter of ${store}. If you want it, confirm that with the button below.`,
      'The link works for seven days. If you do not confirm, we send you no newsletter.',
    ],
    button: 'Confirm the newsletter',
    footer: linkFooters.en,
  },
};
