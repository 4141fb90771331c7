import { getLocale } from '#lib/paraglide/runtime.js';

/** Countries our shops send to; one a customer already has is offered besides. */
const OFFERED = ['NL', 'BE', 'DE', 'NO', 'SE', 'DK', 'FI', 'FR', 'GB'];

/** A country's name in the reader's language; a code nobody knows stays as it is. */
export function countryName(code: string): string {
  try {
    return new Intl.DisplayNames([getLocale()], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** What a form offers: the usual ones, and the one that stands there. */
export function countries(current: string): { code: string; name: string }[] {
  const codes = current && !OFFERED.includes(current) ? [...OFFERED, current] : OFFERED;
  return codes.map((code) => ({ code, name: countryName(code) }));
}
