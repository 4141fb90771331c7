import type { Language } from '../../kernel/language/language';
import type { KnownDevice } from './device.rules';

const on: Readonly<Record<Language, string>> = { nl: 'op', nb: 'på', sv: 'på', en: 'on' };
const unknown: Readonly<Record<Language, string>> = {
  nl: 'een onbekend apparaat',
  nb: 'en ukjent enhet',
  sv: 'en okänd enhet',
  en: 'an unknown device',
};

/** "Chrome op Android"; what of the two is not known is left out. */
export function deviceWords(language: Language, { browser, system }: KnownDevice): string {
  if (browser && system) return `${browser} ${on[language]} ${system}`;
  return browser || system || unknown[language];
}
