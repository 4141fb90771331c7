import type { Language } from '../../kernel/language/language';

/** What a calendar outside shows, in the language of the store. */
interface FeedWords {
  name: (store: string) => string;
  note: (consignor: string, number: number, items: number) => string;
}

const called = (consignor: string, number: number): string =>
  consignor === '' ? String(number) : `${consignor} (${number})`;

export const feedWords: Readonly<Record<Language, FeedWords>> = {
  nl: {
    name: (store) => `Retourdata – ${store}`,
    note: (consignor, number, items) =>
      `${called(consignor, number)}: ${items} ${items === 1 ? 'artikel' : 'artikelen'}`,
  },
  nb: {
    name: (store) => `Returdatoer – ${store}`,
    note: (consignor, number, items) =>
      `${called(consignor, number)}: ${items} ${items === 1 ? 'vare' : 'varer'}`,
  },
  sv: {
    name: (store) => `Returdatum – ${store}`,
    note: (consignor, number, items) =>
      `${called(consignor, number)}: ${items} ${items === 1 ? 'vara' : 'varor'}`,
  },
  en: {
    name: (store) => `Return dates – ${store}`,
    note: (consignor, number, items) =>
      `${called(consignor, number)}: ${items} ${items === 1 ? 'item' : 'items'}`,
  },
};
