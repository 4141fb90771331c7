import { AsyncLocalStorage } from 'node:async_hooks';
import { baseLocale, locales, overwriteGetLocale } from '#lib/paraglide/runtime.js';

export type Locale = (typeof locales)[number];

/** The reader's own choice, kept across stores. */
export const LANGUAGE_COOKIE = 'kommis-language';

const current = new AsyncLocalStorage<Locale>();
overwriteGetLocale(() => current.getStore() ?? baseLocale);

/** Everything inside speaks this language: messages, dates, money. */
export function inLocale<Result>(locale: Locale, render: () => Result): Result {
  return current.run(locale, render);
}

/** One of our four languages, or null. `no` and `nn` read bokmål; regions do not matter. */
export function asLocale(text: string | null | undefined): Locale | null {
  const primary = (text ?? '').trim().toLowerCase().split(/[-_]/)[0] ?? '';
  const known = primary === 'no' || primary === 'nn' ? 'nb' : primary;
  return locales.find((each) => each === known) ?? null;
}

function fromAcceptLanguage(header: string | null): Locale | null {
  const ranked = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';');
      const quality = parameters.find((each) => each.trim().startsWith('q='))?.split('=')[1];
      return { locale: asLocale(tag), weight: quality === undefined ? 1 : Number(quality) || 0 };
    })
    .filter((each) => each.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return ranked.find((each) => each.locale)?.locale ?? null;
}

/** The reader's choice, then what the account and the store say, then the browser. */
export function chooseLocale(wishes: {
  cookie?: string;
  viewer?: string | null;
  store?: string | null;
  acceptLanguage: string | null;
}): Locale {
  return (
    asLocale(wishes.cookie) ??
    asLocale(wishes.viewer) ??
    asLocale(wishes.store) ??
    fromAcceptLanguage(wishes.acceptLanguage) ??
    baseLocale
  );
}
