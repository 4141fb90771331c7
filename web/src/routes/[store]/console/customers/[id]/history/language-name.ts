import { getLocale } from '#lib/paraglide/runtime.js';

/** A language's name in the reader's. */
export const languageName = (code: string): string =>
  new Intl.DisplayNames([getLocale()], { type: 'language' }).of(code) ?? code;
