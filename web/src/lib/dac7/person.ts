import { type FormField, typedValues, type Values, versionOf } from '#lib/form/fields.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import * as m from '#lib/paraglide/messages.js';
import type { ReadForm } from '#lib/server/save.ts';
import type { GiveDac7Person } from './dac7.operation.ts';

type Input = Omit<VariablesOf<typeof GiveDac7Person>['input'], 'customerId'>;

/** Who somebody is for the tax office of the store's country. */
export const personFields = (country: string): readonly FormField[] => [
  {
    ...{ name: 'birthDate', type: 'date', label: m.dac7_birth_date, autocomplete: 'bday' },
    faults: { OUT_OF_RANGE: m.dac7_birth_date_fault },
  },
  {
    ...{ name: 'taxNumber', maxlength: 40, code: true },
    ...(country === 'SE'
      ? { label: m.dac7_personnummer, faults: { BAD_FORMAT: m.dac7_personnummer_fault } }
      : { label: m.dac7_bsn, faults: { BAD_FORMAT: m.dac7_bsn_fault } }),
  },
];

/** The form as it was sent. */
export function readPerson(form: FormData, country: string): ReadForm<Input> {
  const values: Values = typedValues(personFields(country), form);
  const { birthDate = '', taxNumber = '' } = values;
  const version = versionOf(values);
  const missing = (['birthDate', 'taxNumber'] as const).filter((name) => values[name]?.trim() === '');
  return {
    values,
    input: { birthDate, taxNumber, version },
    fields: [
      ...missing.map((path) => ({ path, code: 'REQUIRED' })),
      ...(birthDate !== '' && !/^\d{4}-\d\d-\d\d$/.test(birthDate)
        ? [{ path: 'birthDate', code: 'BAD_FORMAT' }]
        : []),
    ],
  };
}
