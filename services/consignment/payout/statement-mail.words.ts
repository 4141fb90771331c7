import { greetings } from '../../kernel/language/greetings.words';
import { figuresIn } from '../../kernel/language/figures';
import type { Language } from '../../kernel/language/language';
import type { MailWords, Wording } from '../../kernel/mail/mail-words';
import type { PayoutMethod } from './statement';
import type { WholeStatement } from './statement.paper';
import { statementWords } from './statement.words';

/** What the mail with a statement says in one language. */
interface Words {
  subject: (number: number, store: string) => string;
  takenBackSubject: (number: number, store: string) => string;
  paid: Readonly<Record<PayoutMethod, (amount: string) => string>>;
  made: (number: number, lines: number) => string;
  button: string;
  footer: (store: string) => string;
}

const words: Readonly<Record<Language, Words>> = {
  nl: {
    subject: (number, store) => `Uitbetaling, afrekening ${number} – ${store}`,
    takenBackSubject: (number, store) => `Uitbetaling teruggenomen, afrekening ${number} – ${store}`,
    paid: {
      TRANSFER: (amount) => `Wij maken ${amount} naar u over.`,
      CASH: (amount) => `U hebt ${amount} contant van ons gekregen.`,
    },
    made: (number, lines) =>
      `Dat is afrekening ${number}, met ${lines === 1 ? '1 regel' : `${lines} regels`}. U kunt haar bekijken en als pdf bewaren.`,
    button: 'Naar de afrekening',
    footer: (store) => `U krijgt deze mail omdat ${store} artikelen voor u heeft verkocht.`,
  },
  nb: {
    subject: (number, store) => `Utbetaling, avregning ${number} – ${store}`,
    takenBackSubject: (number, store) => `Utbetaling tilbakeført, avregning ${number} – ${store}`,
    paid: {
      TRANSFER: (amount) => `Vi overfører ${amount} til deg.`,
      CASH: (amount) => `Du har fått ${amount} kontant av oss.`,
    },
    made: (number, lines) =>
      `Det er avregning ${number}, med ${lines === 1 ? '1 linje' : `${lines} linjer`}. Du kan se den og lagre den som PDF.`,
    button: 'Se avregningen',
    footer: (store) => `Du får denne e-posten fordi ${store} har solgt varer for deg.`,
  },
  sv: {
    subject: (number, store) => `Utbetalning, avräkning ${number} – ${store}`,
    takenBackSubject: (number, store) => `Utbetalning återtagen, avräkning ${number} – ${store}`,
    paid: {
      TRANSFER: (amount) => `Vi betalar ut ${amount} till dig.`,
      CASH: (amount) => `Du har fått ${amount} kontant av oss.`,
    },
    made: (number, lines) =>
      `Det är avräkning ${number}, med ${lines === 1 ? '1 rad' : `${lines} rader`}. Du kan se den och spara den som pdf.`,
    button: 'Se avräkningen',
    footer: (store) => `Du får det här mejlet eftersom ${store} har sålt varor åt dig.`,
  },
  en: {
    subject: (number, store) => `Payout, statement ${number} – ${store}`,
    takenBackSubject: (number, store) => `Payout taken back, statement ${number} – ${store}`,
    paid: {
      TRANSFER: (amount) => `We are transferring ${amount} to you.`,
      CASH: (amount) => `You were given ${amount} by us in cash.`,
    },
    made: (number, lines) =>
      `That is statement ${number}, of ${lines === 1 ? '1 line' : `${lines} lines`}. You can view it and save it as PDF.`,
    button: 'To the statement',
    footer: (store) => `You get this mail because ${store} has sold items for you.`,
  },
};

function wordingIn(language: Language): Wording<WholeStatement> {
  const { subject, takenBackSubject, paid, made, button, footer } = words[language];
  return {
    greeting: greetings[language],
    subject: ({ number, reversesNumber, store }) =>
      reversesNumber === null ? subject(number, store.name) : takenBackSubject(number, store.name),
    paragraphs: ({ number, reversesNumber, method, totalMinor, lineCount, store }) =>
      reversesNumber === null
        ? [paid[method](figuresIn(language, store.currency).money(totalMinor)), made(number, lineCount)]
        : [statementWords[language].takesBack(reversesNumber)],
    button,
    footer: ({ store }) => footer(store.name),
  };
}

/** The mail with a statement. */
export const statementMailWords: MailWords<WholeStatement> = {
  ...{ nl: wordingIn('nl'), nb: wordingIn('nb') },
  ...{ sv: wordingIn('sv'), en: wordingIn('en') },
};
