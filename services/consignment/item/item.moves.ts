import type { ItemState } from './item';

/** What moves an item from one state to another. */
export type Act =
  /** Its intake is handed over, by its consignor or at the desk. */
  | 'HANDING_OVER'
  /** Somebody decides on it when it is brought. */
  | 'RECEIPT'
  /** Who works in the store says what became of it, or gives it a price. */
  | 'HAND'
  /** The day comes that was waited for. */
  | 'TIME'
  /** A file tells what happened elsewhere. */
  | 'FILE'
  /** A file about an item that only files have told of: what one got wrong, the next corrects. */
  | 'CORRECTION'
  /** Somebody bought it: what became of it meanwhile does not count. */
  | 'SALE'
  /** Its sale is undone: it is where it was before. */
  | 'UNDOING';

/** What is said of the item besides, in the same transaction. What a state alone asks for is not said here: a sale has its line. */
export type Consequence =
  /** Today is the day of receipt, the share is frozen, and the day of return is set. */
  | 'TERMS_FROZEN'
  /** Why it was refused and by when to collect it is said. */
  | 'REFUSAL_SAID';

/** One way that an item goes. */
export interface Move {
  from: ItemState;
  to: ItemState;
  by: readonly Act[];
  follows: readonly Consequence[];
}

const move = (
  from: ItemState,
  to: ItemState,
  by: readonly Act[],
  follows: readonly Consequence[] = [],
): Move => ({ from, to, by, follows });

/**
 * Every way that an item goes [R-CO2]; there is no other, and `consignment.may_move` holds the same beneath. Whether commerce
 * sells it follows from the state alone: one piece while it is ON_SALE.
 */
export const MOVES: readonly Move[] = [
  move('DRAFT', 'SUBMITTED', ['HANDING_OVER']),
  move('SUBMITTED', 'RECEIVED', ['RECEIPT'], ['TERMS_FROZEN']),
  move('SUBMITTED', 'ON_SALE', ['RECEIPT'], ['TERMS_FROZEN']),
  move('SUBMITTED', 'REJECTED', ['RECEIPT'], ['REFUSAL_SAID']),
  move('RECEIVED', 'ON_SALE', ['HAND', 'TIME', 'FILE']),
  move('RECEIVED', 'SOLD', ['FILE', 'SALE']),
  move('RECEIVED', 'RETURNED', ['HAND', 'FILE']),
  move('RECEIVED', 'DONATED', ['HAND', 'FILE']),
  move('RECEIVED', 'WITHDRAWN', ['HAND']),
  move('RECEIVED', 'LOST', ['HAND']),
  move('REJECTED', 'RETURNED', ['HAND']),
  move('REJECTED', 'DONATED', ['HAND']),
  move('ON_SALE', 'SOLD', ['FILE', 'CORRECTION', 'SALE']),
  move('ON_SALE', 'RETURNED', ['HAND', 'FILE', 'CORRECTION']),
  move('ON_SALE', 'DONATED', ['HAND', 'FILE', 'CORRECTION']),
  move('ON_SALE', 'WITHDRAWN', ['HAND']),
  move('ON_SALE', 'LOST', ['HAND']),
  move('SOLD', 'RECEIVED', ['UNDOING']),
  move('SOLD', 'ON_SALE', ['UNDOING']),
  move('SOLD', 'RETURNED', ['UNDOING']),
  move('SOLD', 'DONATED', ['UNDOING']),
  move('SOLD', 'WITHDRAWN', ['UNDOING']),
  move('SOLD', 'LOST', ['UNDOING']),
  move('RETURNED', 'SOLD', ['FILE', 'CORRECTION', 'SALE']),
  move('RETURNED', 'ON_SALE', ['CORRECTION']),
  move('RETURNED', 'DONATED', ['CORRECTION']),
  move('DONATED', 'SOLD', ['FILE', 'CORRECTION', 'SALE']),
  move('DONATED', 'ON_SALE', ['CORRECTION']),
  move('DONATED', 'RETURNED', ['CORRECTION']),
  move('WITHDRAWN', 'SOLD', ['FILE', 'SALE']),
  move('WITHDRAWN', 'RETURNED', ['HAND']),
  move('WITHDRAWN', 'DONATED', ['HAND']),
  move('LOST', 'SOLD', ['FILE', 'SALE']),
  move('LOST', 'ON_SALE', ['HAND']),
];

/** The way from one state to another for this act; undefined where there is none. */
export function moveOf(from: ItemState, to: ItemState, by: Act): Move | undefined {
  return MOVES.find((each) => each.from === from && each.to === to && each.by.includes(by));
}

/** Where staff may move an item by hand; only what has a price goes on sale. */
export function movesByHand(from: ItemState, hasPrice = true): ItemState[] {
  return MOVES.filter(
    ({ from: here, to, by }) => here === from && by.includes('HAND') && (hasPrice || to !== 'ON_SALE'),
  ).map(({ to }) => to);
}
