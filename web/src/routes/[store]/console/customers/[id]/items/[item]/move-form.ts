import { type FormField, typedValues, versionOf } from '#lib/form/fields.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import { itemStatus, type ItemState } from '#lib/item/item-status.ts';
import * as m from '#lib/paraglide/messages.js';
import type { ReadForm } from '#lib/server/save.ts';
import type { MoveItem } from './item.operation.ts';

type Moved = Pick<VariablesOf<typeof MoveItem>['input'], 'to' | 'version'>;

/** What is to become of an item; the graph says which ways are open. Nobody goes one by a press that chose nothing. */
export function moveFields(mayBecome: readonly ItemState[]): readonly FormField<'to'>[] {
  const options = () => [
    { value: '', words: m.item_move_pick() },
    ...mayBecome.map((value) => ({
      value,
      words: itemStatus({ state: value, isDue: false }).text ?? value,
    })),
  ];
  const faults = { REQUIRED: m.item_move_choose };
  return [{ name: 'to', kind: 'select', label: m.item_move_to, options, faults, width: 'third' }];
}

/** What is known before one is chosen: which of the ways lead back, and that the others do not. */
export function moveText(mayBecome: readonly ItemState[]): string | null {
  if (mayBecome.includes('LOST')) return m.item_move_final_but_lost();
  return mayBecome.every((to) => to === 'ON_SALE') ? null : m.item_move_final();
}

/** The form as it was sent. */
export function readMove(form: FormData): ReadForm<Moved> {
  const values = typedValues(moveFields([]), form);
  return {
    values,
    input: { to: values['to'] as Moved['to'], version: versionOf(values) },
    fields: values['to'] ? [] : [{ path: 'to', code: 'REQUIRED' }],
  };
}
