import { readWholeNumber } from '#lib/figure.ts';
import { type FormField, typedValues, versionOf } from '#lib/form/fields.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import * as m from '#lib/paraglide/messages.js';
import type { ReadForm } from '#lib/server/save.ts';
import type { UpdateStore } from '../store.operation.ts';

type Input = VariablesOf<typeof UpdateStore>['input'];

/** What the store asks of passwords. */
export const PASSWORD_FIELDS: readonly FormField<'minimumPasswordLength'>[] = [
  {
    ...{ name: 'minimumPasswordLength', label: m.settings_password_length },
    ...{ hint: m.settings_password_length_hint, faults: { OUT_OF_RANGE: m.settings_password_length_range } },
  },
];

/** The form as it was sent. */
export function readPasswords(form: FormData): ReadForm<Input> {
  const values = typedValues(PASSWORD_FIELDS, form);
  const minimumPasswordLength = readWholeNumber(values['minimumPasswordLength'] ?? '');
  const path = 'minimumPasswordLength';
  const code = minimumPasswordLength === null ? 'REQUIRED' : 'OUT_OF_RANGE';
  return {
    values,
    input: { minimumPasswordLength, version: versionOf(values) },
    fields: minimumPasswordLength && !Number.isNaN(minimumPasswordLength) ? [] : [{ path, code }],
  };
}
