import { type FormField, typedValues, versionOf } from '#lib/form/fields.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import type { ReadForm } from '#lib/server/save.ts';
import type { SetVatScheme } from './item.operation.ts';

type Said = Pick<VariablesOf<typeof SetVatScheme>['input'], 'vatScheme' | 'version'>;

const FIELDS: readonly FormField<'vatScheme'>[] = [{ name: 'vatScheme', kind: 'hidden', label: () => '' }];

/** The button as it was sent: of what VAT is owed from now on. */
export function readVatScheme(form: FormData): ReadForm<Said> {
  const values = typedValues(FIELDS, form);
  const vatScheme = values['vatScheme'] === 'NORMAL' ? 'NORMAL' : 'MARGIN';
  return { values, input: { vatScheme, version: versionOf(values) } };
}
