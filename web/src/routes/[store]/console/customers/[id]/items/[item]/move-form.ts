import { type FormField, typedValues, versionOf } from '#lib/form/fields.ts';
import { date, money } from '#lib/format.ts';
import type { ResultOf, VariablesOf } from '#lib/graph/graphql.ts';
import { placeText } from '#lib/item/due.ts';
import { itemStatus, type ItemState } from '#lib/item/item-status.ts';
import * as m from '#lib/paraglide/messages.js';
import type { ReadForm } from '#lib/server/save.ts';
import { deedText, wayIn } from '../../../../due/due-form.ts';
import type { CustomerItem, MoveItem } from './item.operation.ts';

type Item = NonNullable<ResultOf<typeof CustomerItem>['consignmentItem']>;
/** What is asked of an item before it is moved. */
export type MovingItem = Pick<Item, 'version' | 'mayBecome' | 'state' | 'goesTo' | 'collectBy' | 'price'>;
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

/** What the address asks for, where it may become that. */
export const askedIn = (mayBecome: readonly ItemState[], asked: string | null): ItemState | null =>
  mayBecome.find((state) => state === asked) ?? null;

/** Where what is done with it is what is to be done with it. */
const FITTING: Partial<Record<ItemState, Item['goesTo']>> = { RETURNED: 'CONSIGNOR', DONATED: 'CHARITY' };

/** What is asked before it is done, and what it does. */
export function moveQuestion(item: MovingItem, to: ItemState, today: string) {
  const way = wayIn(to);
  if (way === null)
    return {
      ...{ title: m.item_move_sale(), yes: m.item_move_sale_yes(), isFinal: false },
      texts: item.price ? [m.item_move_sale_text({ price: money(item.price) })] : [],
    };
  const deed = deedText({ to: way, percentOff: null });
  const { state, goesTo, collectBy } = item;
  const goesElsewhere = state === 'ON_SALE' && goesTo && (FITTING[to] ?? goesTo) !== goesTo;
  const inGrace = collectBy !== null && collectBy >= today && !['RETURNED', 'LOST'].includes(to);
  return {
    ...{ title: m.due_ask_title({ count: 1, deed }), yes: m.due_yes({ count: 1, deed }), isFinal: true },
    texts: [
      ...(state === 'ON_SALE' ? [m.due_ask_text({ count: 1 })] : []),
      to === 'LOST' ? m.item_move_final_but_lost() : m.item_move_final(),
      ...(goesElsewhere ? [m.item_move_elsewhere({ place: placeText(goesTo) })] : []),
      ...(inGrace ? [m.item_move_grace({ date: date(collectBy, 'near') })] : []),
    ],
  };
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
