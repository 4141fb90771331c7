import { type FormField, inputOf, typedValues, type Values, versionOf } from '#lib/form/fields.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import * as m from '#lib/paraglide/messages.js';
import type { ReadForm } from '#lib/server/save.ts';
import type { SetReturnDate } from './item.operation.ts';

type Dated = Pick<VariablesOf<typeof SetReturnDate>['input'], 'returnOn' | 'version'>;

/** Until when an item stays in the store. */
export const RETURN_FIELDS: readonly FormField<'returnOn'>[] = [
  {
    ...{ name: 'returnOn', type: 'date', label: m.column_return_date, hint: m.return_date_hint },
    ...{ width: 'third', faults: { OUT_OF_RANGE: m.return_date_range } },
  },
];

/** The day as its form shows it. */
export function returnValues({ returnOn, version }: { returnOn: string | null; version: number }): Values {
  return { returnOn: returnOn ?? '', version: String(version) };
}

/** The form as it was sent; a day of return is not taken away. */
export function readReturn(form: FormData): ReadForm<Dated> {
  const values = typedValues(RETURN_FIELDS, form);
  const fields = values['returnOn']?.trim() ? [] : [{ path: 'returnOn', code: 'REQUIRED' }];
  return { values, input: { ...inputOf<Dated>(RETURN_FIELDS, values), version: versionOf(values) }, fields };
}
