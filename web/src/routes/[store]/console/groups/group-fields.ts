import {
  type FormField,
  inputOf,
  type PathOf,
  storedValues,
  typedValues,
  type Values,
} from '#lib/form/fields.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import * as m from '#lib/paraglide/messages.js';
import type { CreateCustomerGroup } from './groups.operation.ts';

type GroupInput = VariablesOf<typeof CreateCustomerGroup>['input'];

/** Everything of a customer group that staff edit, in the form's order. */
export const GROUP_FIELDS: readonly FormField<PathOf<GroupInput>>[] = [
  { name: 'name', label: m.col_name, maxlength: 60, width: 'wide' },
  { name: 'description', label: m.col_description, rows: 3, maxlength: 500, optional: true, width: 'wide' },
  { name: 'colour', label: m.colour, hint: m.group_colour_hint, width: 'wide' },
];

/** What an empty form shows. */
export const NEW_GROUP: Values = { ...storedValues(GROUP_FIELDS, {}), colour: '#3f83c9' };

/** A group's form as it was sent. */
export function readGroup(form: FormData) {
  const values = typedValues(GROUP_FIELDS, form);
  // A name must be there; an empty one is for the graph to refuse.
  return {
    values,
    input: { ...inputOf<GroupInput>(GROUP_FIELDS, values), name: values['name']?.trim() ?? '' },
  };
}
