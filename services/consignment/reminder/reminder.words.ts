import { addDays } from '../../kernel/clock/clock';
import { greetings } from '../../kernel/language/greetings.words';
import type { Language } from '../../kernel/language/language';
import type { MailWords, Wording } from '../../kernel/mail/mail-words';
import { figuresIn } from '../../kernel/language/figures';
import type { AfterGrace } from '../item/deadline.rules';
import type { WholeReminder } from './reminder';

/** What a mail says of a reminder. */
type MailedReminder = Pick<WholeReminder, 'name' | 'returnOn' | 'collectBy' | 'afterwards' | 'items'> & {
  store: Pick<WholeReminder['store'], 'name' | 'currency'>;
};

/** What a reminder says in one language. */
interface ReminderWords {
  subject: (day: string, store: string) => string;
  onSaleUpTo: (day: string, count: number) => string;
  unpriced: string;
  undescribed: string;
  collect: (from: string, upTo: string) => string;
  afterwards: Readonly<Record<AfterGrace, string>>;
  button: string;
  footer: (store: string) => string;
}

const words: Readonly<Record<Language, ReminderWords>> = {
  nl: {
    subject: (day, store) => `Uw artikelen zijn te koop tot en met ${day} – ${store}`,
    onSaleUpTo: (day, count) =>
      count === 1
        ? `Dit artikel van u is nog te koop tot en met ${day}:`
        : `Deze ${count} artikelen van u zijn nog te koop tot en met ${day}:`,
    ...{ unpriced: 'prijs volgt', undescribed: 'zonder omschrijving' },
    collect: (from, upTo) =>
      `Wat dan niet verkocht is, kunt u bij ons ophalen van ${from} tot en met ${upTo}.`,
    afterwards: {
      STORE_DECIDES: 'Lukt dat niet? Neem dan voor die tijd contact met ons op.',
      BECOMES_STORES: 'Wat u dan niet hebt opgehaald, is daarna van de winkel.',
      DONATED: 'Wat u dan niet hebt opgehaald, gaat daarna naar een goed doel.',
    },
    button: 'Naar uw artikelen',
    footer: (store) =>
      `U krijgt deze mail omdat u artikelen te koop hebt bij ${store}. Liever geen mail hierover? Zeg het in de winkel.`,
  },
  nb: {
    subject: (day, store) => `Varene dine er til salgs til og med ${day} – ${store}`,
    onSaleUpTo: (day, count) =>
      count === 1
        ? `Denne varen er til salgs til og med ${day}:`
        : `Disse ${count} varene er til salgs til og med ${day}:`,
    ...{ unpriced: 'pris kommer', undescribed: 'uten beskrivelse' },
    collect: (from, upTo) => `Det som ikke er solgt da, kan du hente hos oss fra ${from} til og med ${upTo}.`,
    afterwards: {
      STORE_DECIDES: 'Passer det ikke? Ta kontakt med oss før den tid.',
      BECOMES_STORES: 'Det som ikke er hentet da, blir butikkens.',
      DONATED: 'Det som ikke er hentet da, går til et godt formål.',
    },
    button: 'Se varene dine',
    footer: (store) =>
      `Du får denne e-posten fordi du har varer til salgs hos ${store}. Vil du ikke ha slike e-poster? Si fra i butikken.`,
  },
  sv: {
    subject: (day, store) => `Dina varor är till salu till och med ${day} – ${store}`,
    onSaleUpTo: (day, count) =>
      count === 1
        ? `Den här varan är till salu till och med ${day}:`
        : `De här ${count} varorna är till salu till och med ${day}:`,
    ...{ unpriced: 'pris kommer', undescribed: 'utan beskrivning' },
    collect: (from, upTo) =>
      `Det som inte är sålt då kan du hämta hos oss från ${from} till och med ${upTo}.`,
    afterwards: {
      STORE_DECIDES: 'Passar det inte? Kontakta oss före dess.',
      BECOMES_STORES: 'Det som inte är hämtat då tillfaller butiken.',
      DONATED: 'Det som inte är hämtat då skänks till välgörenhet.',
    },
    button: 'Se dina varor',
    footer: (store) =>
      `Du får det här mejlet eftersom du har varor till salu hos ${store}. Vill du inte ha sådana mejl? Säg till i butiken.`,
  },
  en: {
    subject: (day, store) => `Your items are on sale until ${day} – ${store}`,
    onSaleUpTo: (day, count) =>
      count === 1
        ? `This item of yours is on sale until the end of ${day}:`
        : `These ${count} items of yours are on sale until the end of ${day}:`,
    ...{ unpriced: 'price to follow', undescribed: 'no description' },
    collect: (from, upTo) =>
      `What is not sold by then can be collected from us from ${from} up to and including ${upTo}.`,
    afterwards: {
      STORE_DECIDES: 'If that does not suit you, please get in touch before then.',
      BECOMES_STORES: 'What is not collected by then becomes the shop’s.',
      DONATED: 'What is not collected by then goes to charity.',
    },
    button: 'To your items',
    footer: (store) =>
      `You get this mail because you have items on sale at ${store}. Rather not get it? Tell the shop.`,
  },
};

function wordingIn(language: Language): Wording<MailedReminder> {
  const { subject, onSaleUpTo, unpriced, undescribed, collect, afterwards, button, footer } = words[language];
  return {
    greeting: greetings[language],
    subject: ({ returnOn, store }) => subject(figuresIn(language, store.currency).day(returnOn), store.name),
    paragraphs: ({ items, returnOn, collectBy, afterwards: then, store }) => {
      const figures = figuresIn(language, store.currency);
      const lines = items.map(({ number, description, size, priceMinor }) => {
        const name = [number, description || undescribed, size].filter(Boolean).join(' · ');
        return `${name}: ${priceMinor === null ? unpriced : figures.money(priceMinor)}`;
      });
      return [
        [onSaleUpTo(figures.day(returnOn), items.length), ...lines].join('\n'),
        [collect(figures.day(addDays(returnOn, 1)), figures.day(collectBy)), afterwards[then]].join(' '),
      ];
    },
    button,
    footer: ({ store }) => footer(store.name),
  };
}

/** The mail before a return date. */
export const reminderWords: MailWords<MailedReminder> = {
  ...{ nl: wordingIn('nl'), nb: wordingIn('nb') },
  ...{ sv: wordingIn('sv'), en: wordingIn('en') },
};
