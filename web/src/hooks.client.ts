import { baseLocale, locales, overwriteGetLocale } from '#lib/paraglide/runtime.js';

// The server has decided; reading it from the page keeps hydration and server in one language.
overwriteGetLocale(() => locales.find((each) => each === document.documentElement.lang) ?? baseLocale);
