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

/**
 * The reader's choice, then what the account and the store say, then the browser. Where a store does not offer what was
 * chosen elsewhere, it is as if nobody had chosen it.
 */
export function chooseLocale(wishes: {
  cookie?: string;
  viewer?: string | null;
  store?: string | null;
  /** The languages that a store's customers can choose; all, where nothing is said. */
  offered?: readonly string[] | undefined;
  acceptLanguage: string | null;
}): Locale {
  const offered = (wish: string | null | undefined): Locale | null => {
    const locale = asLocale(wish);
    return locale && (wishes.offered?.includes(locale) ?? true) ? locale : null;
  };
  return (
    offered(wishes.cookie) ??
    offered(wishes.viewer) ??
    asLocale(wishes.store) ??
    fromAcceptLanguage(wishes.acceptLanguage) ??
    baseLocale
  );
}
