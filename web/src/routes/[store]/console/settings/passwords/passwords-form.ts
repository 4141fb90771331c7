import { readWholeNumber } from '#lib/figure.ts';
import { type FormField, typedValues, versionOf } from '#lib/form/fields.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import * as m from '#lib/paraglide/messages.js';
import type { ReadForm } from '#lib/server/save.ts';
import type { UpdateStore } from '../store.operation.ts';

type Input = VariablesOf<typeof UpdateStore>['input'];

type Policy = NonNullable<Input['twoFactor']>;
const POLICIES: Readonly<Record<Policy, () => string>> = {
  OFF: m.settings_two_factor_off,
  OPTIONAL: m.settings_two_factor_optional,
  STAFF: m.settings_two_factor_staff,
  ALL: m.settings_two_factor_all,
};

/** What the store asks of whom logs in. */
export const PASSWORD_FIELDS: readonly FormField<'minimumPasswordLength' | 'twoFactor'>[] = [
  {
    ...{ name: 'minimumPasswordLength', label: m.settings_password_length },
    ...{ hint: m.settings_password_length_hint, faults: { OUT_OF_RANGE: m.settings_password_length_range } },
  },
  {
    ...{ name: 'twoFactor', kind: 'select', label: m.two_factor_title, width: 'wide' },
    note: m.settings_two_factor_text,
    options: () => Object.entries(POLICIES).map(([value, words]) => ({ value, words: words() })),
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
    input: {
      ...{ minimumPasswordLength, version: versionOf(values) },
      // What was left out stays; what is none the graph says.
      ...(values['twoFactor'] && { twoFactor: values['twoFactor'] as Policy }),
    },
    fields: minimumPasswordLength && !Number.isNaN(minimumPasswordLength) ? [] : [{ path, code }],
  };
}
