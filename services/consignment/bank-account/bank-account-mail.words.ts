import { greetings } from '../../kernel/language/greetings.words';
import type { Language } from '../../kernel/language/language';
import type { MailWords, Wording } from '../../kernel/mail/mail-words';

/** Whose account it is, and what it is now; null where it was taken away. */
export interface About {
  name: string;
  store: string;
  masked: string | null;
}

/** What the mail about a changed account says in one language. */
interface Words {
  subject: (store: string) => string;
  changed: (masked: string) => string;
  gone: string;
  warning: (store: string) => string;
  button: string;
  footer: (store: string) => string;
}

const words: Readonly<Record<Language, Words>> = {
  nl: {
    subject: (store) => `Uw rekening voor uitbetalingen is gewijzigd – ${store}`,
    changed: (masked) => `Wij betalen u vanaf nu uit op rekening ${masked}.`,
    gone: 'Wij hebben geen rekening meer waarop wij u kunnen uitbetalen.',
    warning: (store) =>
      `Hebt u dit niet gewild? Laat het ${store} dan meteen weten en kies een nieuw wachtwoord.`,
    button: 'Naar uw rekening',
    footer: (store) => `U krijgt deze mail omdat ${store} artikelen voor u verkoopt.`,
  },
  nb: {
    subject: (store) => `Kontoen for utbetalinger er endret – ${store}`,
    changed: (masked) => `Fra nå av betaler vi ut til konto ${masked}.`,
    gone: 'Vi har ikke lenger noen konto å betale ut til.',
    warning: (store) => `Var det ikke deg? Gi beskjed til ${store} med en gang, og velg et nytt passord.`,
    button: 'Se kontoen',
    footer: (store) => `Du får denne e-posten fordi ${store} selger varer for deg.`,
  },
  sv: {
    subject: (store) => `Kontot för utbetalningar har ändrats – ${store}`,
    changed: (masked) => `Från och med nu betalar vi ut till konto ${masked}.`,
    gone: 'Vi har inte längre något konto att betala ut till.',
    warning: (store) => `Var det inte du? Hör av dig till ${store} genast och välj ett nytt lösenord.`,
    button: 'Se kontot',
    footer: (store) => `Du får det här mejlet eftersom ${store} säljer varor åt dig.`,
  },
  en: {
    subject: (store) => `Your account for payouts was changed – ${store}`,
    changed: (masked) => `From now on we pay you to account ${masked}.`,
    gone: 'We have no account any more to which we can pay you.',
    warning: (store) => `Was this not you? Tell ${store} at once, and choose a new password.`,
    button: 'To your account',
    footer: (store) => `You get this mail because ${store} sells items for you.`,
  },
};

function wordingIn(language: Language): Wording<About> {
  const { subject, changed, gone, warning, button, footer } = words[language];
  return {
    greeting: greetings[language],
    subject: ({ store }) => subject(store),
    paragraphs: ({ masked, store }) => [masked === null ? gone : changed(masked), warning(store)],
    button,
    footer: ({ store }) => footer(store),
  };
}

/** The mail about a changed account. */
export const bankAccountMailWords: MailWords<About> = {
  ...{ nl: wordingIn('nl'), nb: wordingIn('nb') },
  ...{ sv: wordingIn('sv'), en: wordingIn('en') },
};
