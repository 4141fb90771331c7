import { greetings } from '../../kernel/language/greetings.words';
import { figuresIn } from '../../kernel/language/figures';
import type { Language } from '../../kernel/language/language';
import type { MailWords, Wording } from '../../kernel/mail/mail-words';
import type { PayoutMethod } from './payout-method';
import { takenBackWords, type WholeStatement } from './statement.paper';

/** What a mail says of a statement. */
type PaidStatement = Parameters<typeof takenBackWords>[0] &
  Pick<WholeStatement, 'name' | 'number' | 'reversesNumber' | 'method' | 'totalMinor' | 'lineCount'> & {
    store: { name: string };
  };

/** What the mail with a statement says in one language. */
interface Words {
  subject: (number: number, store: string) => string;
  takenBackSubject: (number: number, store: string) => string;
  paid: Readonly<Record<PayoutMethod, (amount: string) => string>>;
  /** On top of store credit. */
  bonus: (amount: string) => string;
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
      STORE_CREDIT: (amount) =>
        `U hebt ${amount} als tegoed van ons gekregen, om in de winkel mee te betalen.`,
    },
    bonus: (amount) => `Op dat tegoed kreeg u er ${amount} bij.`,
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
      STORE_CREDIT: (amount) => `Du har fått ${amount} som tilgodebeløp av oss, til å handle for i butikken.`,
    },
    bonus: (amount) => `I tillegg fikk du ${amount} i tilgodebeløp.`,
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
      STORE_CREDIT: (amount) => `Du har fått ${amount} som tillgodohavande av oss, att handla för i butiken.`,
    },
    bonus: (amount) => `Dessutom fick du ${amount} extra i tillgodohavande.`,
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
      STORE_CREDIT: (amount) => `You were given ${amount} by us as store credit, to pay with in the shop.`,
    },
    bonus: (amount) => `On top of it you were given ${amount} of store credit.`,
    made: (number, lines) =>
      `That is statement ${number}, of ${lines === 1 ? '1 line' : `${lines} lines`}. You can view it and save it as PDF.`,
    button: 'To the statement',
    footer: (store) => `You get this mail because ${store} has sold items for you.`,
  },
};

function wordingIn(language: Language): Wording<PaidStatement> {
  const { subject, takenBackSubject, paid, bonus, made, button, footer } = words[language];
  return {
    greeting: greetings[language],
    subject: ({ number, reversesNumber, store }) =>
      reversesNumber === null ? subject(number, store.name) : takenBackSubject(number, store.name),
    paragraphs: (whole) => {
      const { number, reversesNumber, method, totalMinor, creditMinor, bonusMinor, lineCount, store } = whole;
      if (reversesNumber !== null) return takenBackWords(whole, reversesNumber);
      const { money } = figuresIn(language, store.currency);
      return [
        ...(creditMinor < totalMinor ? [paid[method](money(totalMinor - creditMinor))] : []),
        ...(creditMinor > 0 ? [paid.STORE_CREDIT(money(creditMinor))] : []),
        ...(bonusMinor > 0 ? [bonus(money(bonusMinor))] : []),
        made(number, lineCount),
      ];
    },
    button,
    footer: ({ store }) => footer(store.name),
  };
}

/** The mail with a statement. */
export const statementMailWords: MailWords<PaidStatement> = {
  ...{ nl: wordingIn('nl'), nb: wordingIn('nb') },
  ...{ sv: wordingIn('sv'), en: wordingIn('en') },
};
