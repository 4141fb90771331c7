import type { LocalDate } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { newId } from '../../kernel/id/id';
import { claimKey } from '../../kernel/idempotency/idempotency';
import { notFound } from '../../kernel/refusal/refusal';
import { rowsOf } from '../../kernel/row/rows';
import type { StoredItem } from '../item/change-item';
import { emitItemsChanged, heardOf } from '../item/item.event';
import { itemRows } from '../item/item.rows';
import { findStore, isOpenSql, type Store } from '../store/store';
import { DueMove, type DueLeftReason } from './due';
import { assertConsignor } from './due.choice';
import type { DueFilter } from './due.input';

type StoredMove = Omit<DueMove, 'to' | 'left'>;
const moveRows = rowsOf<StoredMove>(DueMove);

/** What was decided of many: the items as they are to be, those that were left, and what is said of all. */
export interface Decided {
  written: StoredItem[];
  left: readonly { id: string; reason: DueLeftReason }[];
  said: Pick<StoredMove, 'toState' | 'percentOff' | 'remaining' | 'madeAt'> & { byItselfOn?: LocalDate };
}

/** What was said before of many at once; null where nothing was. */
export async function findMove(call: Call, id: string): Promise<DueMove | null> {
  const [move] = await call.read((tx) => moveRows.where(tx, `t.id = $1 AND ${isOpenSql}`, [id]));
  return move === undefined ? null : shownMove(move);
}

/** Writes what is decided of many, all of it together, and once for a key; the others are told. */
export async function decideOnce(
  call: Call,
  operation: string,
  input: { filter?: DueFilter | null; idempotencyKey?: string | null },
  decide: (tx: Transaction, store: Store) => Promise<Decided>,
): Promise<DueMove> {
  const made = await call.write(async (tx) => {
    const store = await findStore(tx);
    if (store === null) throw notFound();
    const id = newId();
    const { idempotencyKey: key } = input;
    const earlier = key && (await claimKey(tx, 'consignment', operation, key, input, id));
    if (earlier) return earlier;
    await assertConsignor(tx, input.filter?.customerId ?? null);
    await writeDecided(tx, store, await decide(tx, store), id);
    return id;
  });
  const move = await findMove(call, made);
  if (move === null) throw new Error('A move that was never made');
  return move;
}

/** Writes it, and with it what is said of all; the others are told. */
export async function writeDecided(
  tx: Transaction,
  { currency }: Store,
  { written, left, said }: Decided,
  id = newId(),
): Promise<void> {
  await itemRows.updateMany(tx, written);
  await emitItemsChanged(
    tx,
    written.map((item) => heardOf(item, currency)),
  );
  await moveRows.insert(tx, {
    ...{ id, moved: written.length, byItselfOn: null, ...said },
    movedIds: written.map((item) => item.id),
    ...{ leftIds: left.map((each) => each.id), leftBecause: left.map(({ reason }) => reason) },
  });
}

/** What was done by itself in the last night in which anything was, not before a day. */
export async function listMovesByItself(tx: Transaction, from: LocalDate): Promise<DueMove[]> {
  const moves = await moveRows.where(
    tx,
    `t.by_itself_on = (SELECT max(m.by_itself_on) FROM consignment.due_move m WHERE m.by_itself_on >= $1) ORDER BY t.id`,
    [from],
  );
  return moves.map(shownMove);
}

function shownMove(move: StoredMove): DueMove {
  const left = move.leftIds.flatMap((itemId, at) => {
    const reason = move.leftBecause[at];
    return reason === undefined ? [] : [{ itemId, reason }];
  });
  return { ...move, to: move.toState, left };
}
