import type { ItemState } from './item';

/** Who moves an item from one state to another. */
export type Mover =
  /** Its consignor, at the portal. */
  | 'CONSIGNOR'
  /** Who works in the store. */
  | 'STAFF'
  /** The day that was waited for. */
  | 'TIME'
  /** A file that tells what happened elsewhere. */
  | 'FILE'
  /** A file about an item that only files have told of: what one got wrong, the next corrects. */
  | 'CORRECTION';

/** What happens besides, in the same transaction. */
export type Consequence =
  /** The rest of the consignor's allowance waits until staff give the number again. */
  | 'ALLOWANCE_FROZEN'
  /** Today is the day of receipt, the share is frozen, and the day of return is set. */
  | 'TERMS_FROZEN'
  /** Why it was refused and by when to collect it is said. */
  | 'REFUSAL_SAID'
  /** A line on the consignor's balance. */
  | 'BALANCE_LINE';

/** One way that an item goes. */
export interface Move {
  from: ItemState;
  to: ItemState;
  by: readonly Mover[];
  follows: readonly Consequence[];
}

const move = (
  from: ItemState,
  to: ItemState,
  by: readonly Mover[],
  follows: readonly Consequence[] = [],
): Move => ({ from, to, by, follows });

/**
 * Every way that an item goes [R-CO2]; there is no other, and `consignment.may_move` holds the same beneath. Whether commerce
 * sells it follows from the state alone: one piece while it is ON_SALE.
 */
export const MOVES: readonly Move[] = [
  move('DRAFT', 'SUBMITTED', ['CONSIGNOR', 'STAFF'], ['ALLOWANCE_FROZEN']),
  move('SUBMITTED', 'RECEIVED', ['STAFF'], ['TERMS_FROZEN']),
  move('SUBMITTED', 'ON_SALE', ['STAFF'], ['TERMS_FROZEN']),
  move('SUBMITTED', 'REJECTED', ['STAFF'], ['REFUSAL_SAID']),
  move('RECEIVED', 'ON_SALE', ['STAFF', 'TIME', 'FILE']),
  move('RECEIVED', 'SOLD', ['FILE'], ['BALANCE_LINE']),
  move('RECEIVED', 'RETURNED', ['STAFF', 'FILE']),
  move('RECEIVED', 'DONATED', ['STAFF', 'FILE']),
  move('RECEIVED', 'WITHDRAWN', ['STAFF']),
  move('RECEIVED', 'LOST', ['STAFF']),
  move('REJECTED', 'RETURNED', ['STAFF']),
  move('REJECTED', 'DONATED', ['STAFF']),
  move('ON_SALE', 'SOLD', ['FILE', 'CORRECTION'], ['BALANCE_LINE']),
  move('ON_SALE', 'RETURNED', ['STAFF', 'FILE', 'CORRECTION']),
  move('ON_SALE', 'DONATED', ['STAFF', 'FILE', 'CORRECTION']),
  move('ON_SALE', 'WITHDRAWN', ['STAFF']),
  move('ON_SALE', 'LOST', ['STAFF']),
  move('RETURNED', 'SOLD', ['FILE', 'CORRECTION'], ['BALANCE_LINE']),
  move('RETURNED', 'ON_SALE', ['CORRECTION']),
  move('RETURNED', 'DONATED', ['CORRECTION']),
  move('DONATED', 'SOLD', ['FILE', 'CORRECTION'], ['BALANCE_LINE']),
  move('DONATED', 'ON_SALE', ['CORRECTION']),
  move('DONATED', 'RETURNED', ['CORRECTION']),
  move('WITHDRAWN', 'SOLD', ['FILE'], ['BALANCE_LINE']),
  move('WITHDRAWN', 'RETURNED', ['STAFF']),
  move('WITHDRAWN', 'DONATED', ['STAFF']),
  move('LOST', 'SOLD', ['FILE'], ['BALANCE_LINE']),
  move('LOST', 'ON_SALE', ['STAFF']),
];

/** The way from one state to another for this mover; undefined where there is none. */
export function moveOf(from: ItemState, to: ItemState, by: Mover): Move | undefined {
  return MOVES.find((each) => each.from === from && each.to === to && each.by.includes(by));
}

/** Where staff may move an item by hand: what has no consequence of its own, as receipt has. Only what has a price goes on sale. */
export function movesByHand(from: ItemState, hasPrice = true): ItemState[] {
  return MOVES.filter(
    ({ from: here, to, by, follows }) =>
      here === from && by.includes('STAFF') && follows.length === 0 && (hasPrice || to !== 'ON_SALE'),
  ).map(({ to }) => to);
}
