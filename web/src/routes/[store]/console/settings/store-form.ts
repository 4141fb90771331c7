import { countries } from '#lib/countries.ts';
import { organisationNumberFault } from '#lib/organisation-number.ts';
import {
  type FormField,
  inputOf,
  type PathOf,
  storedValues,
  typedValues,
  type Values,
  versionOf,
} from '#lib/form/fields.ts';
import type { ResultOf, VariablesOf } from '#lib/graph/graphql.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import * as m from '#lib/paraglide/messages.js';
import { languageName, locales } from '#lib/languages.ts';
import type { ReadForm } from '#lib/server/save.ts';
import type { StoreSettings, UpdateStore } from './store.operation.ts';

type Input = VariablesOf<typeof UpdateStore>['input'];
type Stored = NonNullable<ResultOf<typeof StoreSettings>['store']>;

const LANGUAGES = () => locales.map((value) => ({ value, words: languageName(value) }));
const ZONES = Intl.supportedValuesOf('timeZone');

/** Who trades, where, and in which languages, in the form's order. */
export const STORE_FIELDS: readonly FormField<PathOf<Input>>[] = [
  {
    ...{ name: 'name', label: m.store_name, hint: m.store_name_hint, maxlength: 100 },
    faults: { BAD_FORMAT: m.field_required },
  },
  { name: 'legalName', label: m.store_legal_name, hint: m.store_legal_hint, maxlength: 120 },
  {
    ...{ name: 'organisationNumber', label: m.store_organisation_number, maxlength: 40, code: true },
    hint: m.store_number_hint,
    faults: { BAD_FORMAT: (typed) => organisationNumberFault(typed?.['country'] ?? '') },
  },
  {
    ...{ name: 'vatNumber', label: m.store_vat_number, hint: m.store_vat_hint, maxlength: 40 },
    ...{ code: true, faults: { BAD_FORMAT: m.store_vat_bad } },
  },
  {
    ...{ name: 'contact.street', label: m.street, maxlength: 120, optional: true, width: 'wide' },
  },
  { name: 'contact.postalCode', label: m.postal_code, maxlength: 12, optional: true, width: 'third' },
  { name: 'contact.town', label: m.col_town, maxlength: 80, optional: true, width: 'third' },
  {
    ...{ name: 'country', kind: 'select', label: m.country, hint: m.store_country_hint, width: 'third' },
    options: (current) => countries(current).map(({ code, name }) => ({ value: code, words: name })),
  },
  { name: 'contact.email', type: 'email', label: m.email, maxlength: 254, optional: true },
  { name: 'contact.telephone', type: 'tel', label: m.telephone, maxlength: 30, optional: true },
  {
    ...{ name: 'timeZone', kind: 'select', label: m.store_time_zone, hint: m.store_time_zone_hint },
    options: (current) =>
      [...new Set([...ZONES, current])].filter(Boolean).map((value) => ({ value, words: zoneName(value) })),
  },
  {
    ...{ name: 'language', kind: 'select', label: m.store_language, hint: m.store_language_hint },
    options: LANGUAGES,
  },
  {
    ...{ name: 'languages', kind: 'ids', label: m.store_languages, width: 'wide', options: LANGUAGES },
    faults: { REQUIRED: m.store_languages_none, NOT_ALLOWED: m.store_languages_own },
  },
  {
    ...{ name: 'sortsPastPrefixes', kind: 'flag', label: m.store_sorting, words: m.store_sorting_words },
    width: 'wide',
  },
];

const zoneName = (zone: string): string => zone.replaceAll('_', ' ').replaceAll('/', ' · ');

/** The store as its form shows it. */
export function storedStore(store: Stored): Values {
  return {
    ...storedValues(STORE_FIELDS, store),
    version: String(store.version),
  };
}

/** The form as it was sent. */
export function readStore(form: FormData): ReadForm<Input> {
  const values = typedValues(STORE_FIELDS, form);
  return { values, input: { ...inputOf<Input>(STORE_FIELDS, values), version: versionOf(values) } };
}

/** In which amounts it reckons, and why no form changes it. */
export const currencyText = (currency: string): string =>
  m.store_currency_text({ currency: currencyName(currency) });

const currencyName = (code: string): string =>
  new Intl.DisplayNames([getLocale()], { type: 'currency' }).of(code) ?? code;
