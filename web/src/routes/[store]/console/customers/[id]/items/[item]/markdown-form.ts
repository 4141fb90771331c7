import { type FormField, typedValues, versionOf } from '#lib/form/fields.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import type { ReadForm } from '#lib/server/save.ts';
import type { SetMarkdown } from './item.operation.ts';

type Switched = Pick<VariablesOf<typeof SetMarkdown>['input'], 'off' | 'version'>;

const FIELDS: readonly FormField<'off'>[] = [{ name: 'off', kind: 'hidden', label: () => '' }];

/** The button as it was sent: whether the schedule leaves the item alone from now on. */
export function readMarkdown(form: FormData): ReadForm<Switched> {
  const values = typedValues(FIELDS, form);
  return { values, input: { off: values['off'] === 'yes', version: versionOf(values) } };
}
