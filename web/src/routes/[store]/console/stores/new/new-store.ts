import { countryName } from '#lib/countries.ts';
import {
  type FormField,
  inputOf,
  type PathOf,
  storedValues,
  typedValues,
  type Values,
} from '#lib/form/fields.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import { languageName, locales } from '#lib/languages.ts';
import * as m from '#lib/paraglide/messages.js';
import type { ReadForm } from '#lib/server/save.ts';
import type { CreateStore } from '../stores.operation.ts';

type Input = VariablesOf<typeof CreateStore>['input'];

/** The countries whose law a store follows from its first day. */
const COUNTRIES = ['NL', 'NO', 'SE'];

/** All that a store begins with, in the form's order; the rest comes with its country, or its owner sees to it. */
export const NEW_STORE_FIELDS: readonly FormField<PathOf<Input>>[] = [
  {
    name: 'name',
    label: m.store_name,
    hint: m.store_name_hint,
    maxlength: 100,
    faults: { BAD_FORMAT: m.field_required },
  },
  {
    ...{ name: 'id', label: m.stores_id, hint: m.stores_id_hint, maxlength: 5, code: true },
    faults: {
      ...{ BAD_FORMAT: m.stores_id_rule, TOO_LONG: m.stores_id_rule },
      ...{ TAKEN: m.stores_id_taken, NOT_ALLOWED: m.stores_id_own },
    },
  },
  {
    ...{ name: 'country', kind: 'select', label: m.country, hint: m.stores_country_hint },
    options: () => COUNTRIES.map((value) => ({ value, words: countryName(value) })),
  },
  {
    ...{ name: 'language', kind: 'select', label: m.store_language, optional: true },
    options: () => [
      { value: '', words: m.stores_language_usual() },
      ...locales.map((value) => ({ value, words: languageName(value) })),
    ],
  },
  { name: 'ownerName', label: m.stores_owner_name, maxlength: 100, autocomplete: 'off' },
  {
    ...{ name: 'ownerEmail', type: 'email', label: m.stores_owner_email, hint: m.stores_owner_email_hint },
    ...{ maxlength: 254, autocomplete: 'off' },
  },
];

/** What an empty form shows. */
export const NEW_STORE: Values = { ...storedValues(NEW_STORE_FIELDS, {}), country: 'NL' };

/** The form as it was sent; what must be there is for the graph to refuse where it is not. */
export function readNewStore(form: FormData): ReadForm<Input> {
  const values = typedValues(NEW_STORE_FIELDS, form);
  const text = (name: keyof Input) => values[name]?.trim() ?? '';
  return {
    values,
    input: {
      ...inputOf<Input>(NEW_STORE_FIELDS, values),
      ...{ id: text('id'), name: text('name'), country: text('country') || 'NL' },
      ...{ ownerName: text('ownerName'), ownerEmail: text('ownerEmail') },
      language: text('language') || null,
    },
  };
}
