import { canHave, hasModule, moduleNames, termsOf, type StoreModule } from '../../../schema/modules';
import { readEmail } from '../../kernel/email/email';
import { CountryCode, CurrencyCode, isCode } from '../../kernel/graph/scalars';
import { isLanguage, languages } from '../../kernel/language/language';
import { isOrganisationNumber } from '../../kernel/organisation-number/organisation-number';
import type { FieldFault } from '../../kernel/refusal/refusal';
import { plainLine } from '../../kernel/text/text';
import { vatNumberOf } from '../../kernel/vat-number/vat-number';

/** A store id is text of five digits [K2]: "00042" is one, 42 is none. */
export function isStoreId(value: unknown): value is string {
  return typeof value === 'string' && /^\d{5}$/.test(value);
}

/** The modules of a new store of which nobody says any: all that it can have, but for what it must ask for. */
export function usualModulesOf(storeId: string): StoreModule[] {
  return moduleNames.filter((module) => canHave(module, storeId) && termsOf(module).isAsked !== true);
}

/** Whether these are modules that there are. */
export function areModules(names: readonly string[]): names is readonly StoreModule[] {
  return names.every((name) => (moduleNames as readonly string[]).includes(name));
}

/** Self-entry of items exists only in shop-in-shop stores, whose ids begin with 300 or 600 [K11], and only where it is chosen. */
export function isSelfEntryAllowed(storeId: string, has: readonly StoreModule[]): boolean {
  return hasModule(has, 'SELF_ENTRY') && canHave('SELF_ENTRY', storeId);
}

/** The country whose currency this is, of those a store is made for most often; '' where it says no single one. */
export function countryOfCurrency(currency: string): string {
  return { EUR: 'NL', NOK: 'NO', SEK: 'SE' }[currency] ?? '';
}

/** Whether a shop of this language looks for "van den Berg" under B, unless it says otherwise: Dutch ones do. */
export function arePassed(language: string): boolean {
  return language === 'nl';
}

/** Where a store's portal is [K1]. */
export function portalUrlOf(publicUrl: string, storeId: string): string {
  return `${publicUrl}/${storeId}`;
}

/** Events name their aggregate by a UUID; a store's is its id, written as one (version 8: our own making). */
export function aggregateIdOf(storeId: string): string {
  return `00000000-0000-8000-8000-0000000${storeId}`;
}

/** What is looked at of a store before it is written; null, '' and what is left out are not said. */
interface Judged {
  id: string;
  name: string;
  language: string;
  timeZone: string;
  currency: string;
  country?: string;
  colour: string;
  modules?: readonly string[];
  languages?: readonly string[];
  legalName?: string | null;
  organisationNumber?: string | null;
  vatNumber?: string | null;
  contact?: { email?: string | null } | undefined;
}

export const LONGEST_NAME = 100;
/** The least and the most that a store may ask of a password. */
export const SHORTEST_PASSWORD = 8;
export const LONGEST_MINIMUM = 64;

/** What cannot be about a store. */
export function storeFaults(store: Judged): FieldFault[] {
  const { id, name, language, timeZone, currency, colour } = store;
  const country = store.country ?? countryOfCurrency(currency);
  const length = [...plainLine(name)].length;
  const offered = store.languages ?? languages;
  const rules: [string, boolean, string][] = [
    ['id', isStoreId(id), 'A store id is five digits, such as 30042'],
    ['name', length > 0 && length <= LONGEST_NAME, `Has ${length} characters; from 1 to ${LONGEST_NAME} fit`],
    ['language', isLanguage(language), 'One of nl, nb, sv, en'],
    ['colour', /^#[0-9a-f]{6}$/i.test(colour), 'A colour such as #7a2e5d'],
    ['currency', isCode(CurrencyCode, currency), 'An ISO 4217 code such as EUR'],
    [
      'country',
      isCode(CountryCode, country),
      'An ISO 3166-1 code such as NL; say it, as the currency does not',
    ],
    ['timeZone', isTimeZone(timeZone), 'An IANA time zone such as Europe/Amsterdam'],
    ['modules', areModules(store.modules ?? []), `Any of ${moduleNames.join(', ')}, or none`],
    ['languages', offered.length > 0 && offered.every(isLanguage), 'Any of nl, nb, sv, en, and at least one'],
  ];
  const wrong = rules
    .filter(([, isRight]) => !isRight)
    .map(([path, , message]): FieldFault => ({ path, code: 'BAD_FORMAT', message }));
  const rest = [...offeredFaults(language, offered), ...moduleFaults(store), ...traderFaults(store, country)];
  return [...wrong, ...rest];
}

/** What no store of this id can have. */
function moduleFaults({ id, modules = [] }: Judged): FieldFault[] {
  const cannot = moduleNames.filter((module) => modules.includes(module) && !canHave(module, id));
  return cannot.map((module) => ({
    path: 'modules',
    code: 'NOT_ALLOWED',
    message: `Store ${id} cannot have ${module}`,
  }));
}

function offeredFaults(language: string, offered: readonly string[]): FieldFault[] {
  if (!isLanguage(language) || offered.includes(language)) return [];
  return [
    {
      path: 'languages',
      code: 'NOT_ALLOWED',
      message: `The store's own language, ${language}, is not among them`,
    },
  ];
}

/** What cannot be about who trades, by the rules of that country [L11]. */
function traderFaults({ organisationNumber, vatNumber, contact }: Judged, country: string): FieldFault[] {
  const faults: FieldFault[] = [];
  const email = contact?.email ? readEmail(contact.email) : null;
  if (organisationNumber && !isOrganisationNumber(organisationNumber, country))
    faults.push({
      ...{ path: 'organisationNumber', code: 'BAD_FORMAT', message: `No organisation number of ${country}` },
    });
  if (vatNumber && vatNumberOf(vatNumber, country) === null)
    faults.push({ path: 'vatNumber', code: 'BAD_FORMAT', message: `No VAT number of ${country}` });
  if (email !== null && 'code' in email) faults.push({ path: 'contact.email', ...email });
  return faults;
}

/** By its name: an offset such as "+01:00" knows no summer, and the database reads it the other way round. */
export function isTimeZone(value: string): boolean {
  if (!/^[A-Za-z]/.test(value)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
