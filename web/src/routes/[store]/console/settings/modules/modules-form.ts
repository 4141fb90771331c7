import {
  type FormField,
  inputOf,
  storedValues,
  typedValues,
  type Values,
  versionOf,
} from '#lib/form/fields.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import { MODULE_WORDS } from '#lib/module-words.ts';
import * as m from '#lib/paraglide/messages.js';
import type { ReadForm } from '#lib/server/save.ts';
import type { UpdateStore } from '../store.operation.ts';

type Input = VariablesOf<typeof UpdateStore>['input'];

/** A tick a module. */
export const MODULE_FIELDS: readonly FormField<'modules'>[] = [
  {
    ...{ name: 'modules', kind: 'ids', label: m.settings_modules_choice, width: 'wide' },
    options: () =>
      Object.entries(MODULE_WORDS).map(([value, { name, text }]) => ({ value, words: name(), text: text() })),
  },
];

/** What the store has, as its form shows it. */
export function storedModules(store: { modules: string[]; version: number }): Values {
  return { ...storedValues(MODULE_FIELDS, store), version: String(store.version) };
}

/** The form as it was sent. */
export function readModules(form: FormData): ReadForm<Input> {
  const values = typedValues(MODULE_FIELDS, form);
  return { values, input: { ...inputOf<Input>(MODULE_FIELDS, values), version: versionOf(values) } };
}
