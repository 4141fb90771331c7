import { locales } from '#lib/paraglide/runtime.js';

export { locales };

const NAMES: Readonly<Record<string, string>> = {
  en: 'English',
  nl: 'Nederlands',
  nb: 'Norsk',
  sv: 'Svenska',
};

/** A language as those who speak it call it. */
export const languageName = (code: string): string => NAMES[code] ?? code;
