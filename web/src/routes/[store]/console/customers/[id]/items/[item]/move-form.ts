import { type FormField, typedValues, versionOf } from '#lib/form/fields.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import { itemStatus, type ItemState } from '#lib/item/item-status.ts';
import * as m from '#lib/paraglide/messages.js';
import type { ReadForm } from '#lib/server/save.ts';
import type { MoveItem } from './item.operation.ts';

type Moved = Pick<VariablesOf<typeof MoveItem>['input'], 'to' | 'version'>;

/** What is to become of an item; the graph says which ways are open. */
export function moveFields(mayBecome: readonly ItemState[]): readonly FormField<'to'>[] {
  const options = () =>
    mayBecome.map((value) => ({ value, words: itemStatus({ state: value, isDue: false }).text ?? value }));
  return [{ name: 'to', kind: 'select', label: m.item_move_to, options, width: 'third' }];
}

/** The form as it was sent. */
export function readMove(form: FormData): ReadForm<Moved> {
  const values = typedValues(moveFields([]), form);
  return { values, input: { to: values['to'] as Moved['to'], version: versionOf(values) } };
}
