import type { LocalDate } from '../../kernel/clock/clock';
import { invalidInput } from '../../kernel/refusal/refusal';
import { ItemState } from '../item/item';
import { movesByHand } from '../item/item.moves';
import { pricedAs } from '../receipt/receipt.rules';
import type { ItemRequestKind, ItemRequestState } from './item-request';

/** What somebody asks for an item. */
export interface Wish {
  kind: ItemRequestKind;
  priceMinor: number | null;
  note: string | null;
}

/** What may be asked for an item: what staff may do with it by hand, and nothing else [S25 R-CO2]. */
export function mayAskFor(item: { state: ItemState; heldUntil: LocalDate | null }): ItemRequestKind[] {
  return [
    ...(movesByHand(item.state).includes('WITHDRAWN') ? (['WITHDRAWAL'] as const) : []),
    ...(pricedAs(item) === null ? [] : (['PRICE'] as const)),
  ];
}

/** Where an item is for which something may be asked. */
export const ASKABLE_STATES: readonly ItemState[] = Object.values(ItemState).filter(
  (state) => mayAskFor({ state, heldUntil: null }).length > 0,
);

/** What became of a request: one that nobody answered is over when its item has left the store. */
export function stateOf(
  { kind, state }: { kind: ItemRequestKind; state: ItemRequestState },
  item: { state: ItemState; heldUntil: LocalDate | null },
): ItemRequestState {
  return state === 'OPEN' && !mayAskFor(item).includes(kind) ? 'LAPSED' : state;
}

/** Refuses a price where none is asked for, none where one is, and the one that the item has. */
export function assertWish({ kind, priceMinor }: Wish, item: { priceMinor: number | null }): void {
  const refuse = (code: 'REQUIRED' | 'NOT_ALLOWED', message: string): never => {
    throw invalidInput({ path: 'priceMinor', code, message });
  };
  if (kind === 'PRICE' && priceMinor === null) refuse('REQUIRED', 'Which price?');
  if (kind !== 'PRICE' && priceMinor !== null) refuse('NOT_ALLOWED', 'Only with a request for another price');
  if (priceMinor !== null && priceMinor === item.priceMinor)
    refuse('NOT_ALLOWED', `It costs ${priceMinor} already`);
}
