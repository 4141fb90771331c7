import type { Clock } from '../../kernel/clock/clock';
import type { PageArguments } from '../../kernel/connection/connection';
import type { Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { newId } from '../../kernel/id/id';
import { claimKey } from '../../kernel/idempotency/idempotency';
import { invalidInput, notFound } from '../../kernel/refusal/refusal';
import { rowsOf } from '../../kernel/row/rows';
import { readConsignors } from '../consignor/consignor.rows';
import type { StoredItem } from '../item/change-item';
import type { ConsignmentItem } from '../item/item';
import { emitItemsChanged, heardOf } from '../item/item.event';
import { movesByHand } from '../item/item.moves';
import { itemRows } from '../item/item.rows';
import { findStore, isOpenSql, type Store } from '../store/store';
import { assertOpen } from '../store/store.rules';
import { DueMove, type DueItems, type DueLeftReason } from './due';
import { MOST_AT_ONCE, type DueFilter, type MoveDueItemsInput } from './due.input';
import { countDue, firstDue, listDue } from './due.list';
import { dueChanged } from './due.problems';
import { dueDayOf, leftBecause, PLACES, type DueDay } from './due.rules';

type StoredMove = Omit<DueMove, 'to' | 'left'>;
const moveRows = rowsOf<StoredMove>(DueMove);

/** What is due, with what its list is to be asked for. */
export type ShownDue = Omit<DueItems, 'items'> & { filter: DueFilter; day: DueDay };

/** What becomes of all that is due [R-CO2 R-CO3 R-CO4 S23]: looked at first, then said of many at once. */
export class DueService {
  constructor(private readonly clock: Clock) {}

  /** What is due and passes the filter, and where it goes; null in a store that has no consignment. */
  async preview(call: Call, filter: DueFilter): Promise<ShownDue | null> {
    return call.read(async (tx) => {
      const store = await findStore(tx);
      if (!store?.isOpen) return null;
      const day = dueDayOf(store, this.clock);
      const counted = new Map((await countDue(tx, filter, day)).map((each) => [each.goesTo, each]));
      const groups = PLACES.map((goesTo) => {
        const { count = 0, inGrace = 0, consignors = 0, askedMinor = 0 } = counted.get(goesTo) ?? {};
        const asked = { amountMinor: askedMinor, currency: store.currency };
        return { goesTo, count, inGrace, consignors, asked };
      });
      return { filter, day, today: day.today, groups, count: countIn(groups, filter) };
    });
  }

  list(
    call: Call,
    { filter, day, count }: ShownDue,
    wanted: PageArguments,
  ): Promise<Connection<ConsignmentItem>> {
    return listDue(call, this.clock.now(), { filter, day, count }, wanted);
  }

  /** What was said before of many at once; null where nothing was. */
  async find(call: Call, id: string): Promise<DueMove | null> {
    const [move] = await call.read((tx) => moveRows.where(tx, `t.id = $1 AND ${isOpenSql}`, [id]));
    return move === undefined ? null : shownMove(move);
  }

  /**
   * Moves what is due, as far as it still is: whoever sells, moves or prices one of them goes before or after it. All that is
   * moved is so together, and what was left is kept with it: who asks again with the same key reads the same answer.
   */
  async move(call: Call, input: MoveDueItemsInput): Promise<DueMove> {
    assertWish(input);
    const made = await call.write(async (tx) => {
      const store = await findStore(tx);
      assertOpen(store);
      if (store === null) throw notFound();
      const id = newId();
      const { idempotencyKey } = input;
      const earlier =
        idempotencyKey && (await claimKey(tx, 'consignment', 'moveDueItems', idempotencyKey, input, id));
      if (earlier) return earlier;
      await assertConsignor(tx, input.filter?.customerId ?? null);
      const { ids, remaining } = await this.choose(tx, store, input);
      const { moved, left } = await this.moveThem(tx, store, input, ids);
      await moveRows.insert(tx, {
        ...{ id, toState: input.to, moved, remaining, madeAt: this.clock.now() },
        ...{ leftIds: left.map(({ id: each }) => each), leftBecause: left.map(({ reason }) => reason) },
      });
      return id;
    });
    const move = await this.find(call, made);
    if (move === null) throw new Error('A move that was never made');
    return move;
  }

  private async choose(
    tx: Transaction,
    store: Store,
    { itemIds, filter, expectedCount }: MoveDueItemsInput,
  ): Promise<{ ids: string[]; remaining: number }> {
    if (itemIds != null) return { ids: [...new Set(itemIds.map((id) => id.toLowerCase()))], remaining: 0 };
    const day = dueDayOf(store, this.clock);
    const found = countIn(await countDue(tx, filter ?? {}, day), filter ?? {});
    if (found !== expectedCount) throw dueChanged(expectedCount ?? 0, found);
    const ids = await firstDue(tx, filter ?? {}, day, MOST_AT_ONCE);
    return { ids, remaining: found - ids.length };
  }

  private async moveThem(
    tx: Transaction,
    store: Store,
    { to, itemIds, filter }: MoveDueItemsInput,
    ids: readonly string[],
  ): Promise<{ moved: number; left: { id: string; reason: DueLeftReason }[] }> {
    // In one order for all who do this: two of them do not wait for each other.
    const held = await itemRows.where(tx, 't.id = ANY ($1) ORDER BY t.id FOR UPDATE', [ids]);
    assertAllFound(itemIds ?? [], held);
    const consignors = await readConsignors(tx, [...new Set(held.map(({ customerId }) => customerId))]);
    const day = dueDayOf(store, this.clock);
    const judged = held.map((item) => {
      const charity = consignors.get(item.customerId)?.charity ?? 'NOT_ASKED';
      return { item, reason: leftBecause({ ...item, charity }, filter ?? {}, day) };
    });
    const moved = judged
      .filter(({ reason }) => reason === null)
      .map(({ item }): StoredItem => ({ ...item, state: to, version: item.version + 1 }));
    await itemRows.updateMany(tx, moved);
    await emitItemsChanged(
      tx,
      moved.map((item) => heardOf(item, store.currency)),
    );
    const left = judged
      .toSorted((one, other) => one.item.number - other.item.number)
      .flatMap(({ item: { id }, reason }) => (reason === null ? [] : [{ id, reason }]));
    return { moved: moved.length, left };
  }
}

/** Refuses a filter of somebody who brings nothing in here: it would find nothing, whoever was meant. */
async function assertConsignor(tx: Transaction, customerId: string | null): Promise<void> {
  if (customerId === null || (await readConsignors(tx, [customerId])).size > 0) return;
  const path = 'filter.customerId';
  throw invalidInput({ path, code: 'NOT_ALLOWED', message: 'No consignor of this store' });
}

function countIn(groups: readonly { goesTo: string; count: number }[], { goesTo }: DueFilter): number {
  const listed = groups.filter((group) => goesTo == null || group.goesTo === goesTo);
  return listed.reduce((sum, { count }) => sum + count, 0);
}

/** Refuses a state into which nothing on sale goes by hand, and a choice that is said twice or not at all. */
function assertWish({ to, itemIds, expectedCount }: MoveDueItemsInput): void {
  const may = movesByHand('ON_SALE');
  if (!may.includes(to))
    throw invalidInput({ path: 'to', code: 'NOT_ALLOWED', message: `One of ${may.join(', ')}` });
  if (itemIds == null && expectedCount == null)
    throw invalidInput({ path: 'expectedCount', code: 'REQUIRED', message: 'How many are expected?' });
  if (itemIds != null && expectedCount != null)
    throw invalidInput({ path: 'expectedCount', code: 'NOT_ALLOWED', message: 'Not beside items by name' });
}

function assertAllFound(ids: readonly string[], found: readonly StoredItem[]): void {
  const known = new Set(found.map(({ id }) => id));
  const faults = ids.flatMap((id, at) =>
    known.has(id.toLowerCase())
      ? []
      : [{ path: `itemIds.${at}`, code: 'NOT_ALLOWED' as const, message: 'There is no such item' }],
  );
  if (faults.length > 0) throw invalidInput(...faults);
}

function shownMove(move: StoredMove): DueMove {
  const left = move.leftIds.flatMap((itemId, at) => {
    const reason = move.leftBecause[at];
    return reason === undefined ? [] : [{ itemId, reason }];
  });
  return { ...move, to: move.toState, left };
}
