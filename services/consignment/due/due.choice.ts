import type { Transaction } from '../../kernel/database/transaction';
import { invalidInput } from '../../kernel/refusal/refusal';
import { readConsignors } from '../consignor/consignor.rows';
import type { StoredItem } from '../item/change-item';
import { itemRows } from '../item/item.rows';
import type { DueLeftReason } from './due';
import type { DueFilter } from './due.input';
import { countDue } from './due.list';
import { dueChanged } from './due.problems';
import { leftBecause, type DueDay } from './due.rules';

/** An item, and why it is left; null where it is not. */
export interface Judged {
  item: StoredItem;
  reason: DueLeftReason | null;
}

/**
 * Locks them in one order for all who do this, so that two of them do not wait for each other, and says of each whether it is due
 * and passes the filter. `named` are refused where there is no such item.
 */
export async function judgeLocked(
  tx: Transaction,
  ids: readonly string[],
  { filter, day, pathOf }: { filter: DueFilter; day: DueDay; pathOf: ((at: number) => string) | null },
): Promise<Judged[]> {
  const held = await itemRows.where(tx, 't.id = ANY ($1) ORDER BY t.id FOR UPDATE', [ids]);
  if (pathOf !== null) assertAllFound(ids, held, pathOf);
  const consignors = await readConsignors(tx, [...new Set(held.map(({ customerId }) => customerId))]);
  return held.map((item) => {
    const charity = consignors.get(item.customerId)?.charity ?? 'NOT_ASKED';
    return { item, reason: leftBecause({ ...item, charity }, filter, day) };
  });
}

/** Those that are left, by their numbers. */
export function leftOf(judged: readonly Judged[]): { id: string; reason: DueLeftReason }[] {
  return judged
    .toSorted((one, other) => one.item.number - other.item.number)
    .flatMap(({ item: { id }, reason }) => (reason === null ? [] : [{ id, reason }]));
}

/** Refuses to do something with another number than was looked at. */
export async function assertCount(
  tx: Transaction,
  { filter, day, expected }: { filter: DueFilter; day: DueDay; expected: number },
): Promise<number> {
  const found = countIn(await countDue(tx, filter, day), filter);
  if (found !== expected) throw dueChanged(expected, found);
  return found;
}

/** Refuses a filter of somebody who brings nothing in here: it would find nothing, whoever was meant. */
export async function assertConsignor(tx: Transaction, customerId: string | null): Promise<void> {
  if (customerId === null || (await readConsignors(tx, [customerId])).size > 0) return;
  const path = 'filter.customerId';
  throw invalidInput({ path, code: 'NOT_ALLOWED', message: 'No consignor of this store' });
}

export function countIn(groups: readonly { goesTo: string; count: number }[], { goesTo }: DueFilter): number {
  const listed = groups.filter((group) => goesTo == null || group.goesTo === goesTo);
  return listed.reduce((sum, { count }) => sum + count, 0);
}

function assertAllFound(
  ids: readonly string[],
  found: readonly StoredItem[],
  pathOf: (at: number) => string,
): void {
  const known = new Set(found.map(({ id }) => id));
  const faults = ids.flatMap((id, at) =>
    known.has(id)
      ? []
      : [{ path: pathOf(at), code: 'NOT_ALLOWED' as const, message: 'There is no such item' }],
  );
  if (faults.length > 0) throw invalidInput(...faults);
}
