import type { Transaction } from '../../kernel/database/transaction';
import { invalidInput, notFound } from '../../kernel/refusal/refusal';
import { plainLine } from '../../kernel/text/text';
import { selfEntryNotAllowed } from '../consignor/consignor.problems';
import { itemRows } from '../item/item.rows';
import { findStore, type Store } from '../store/store';
import { hasSelfEntry } from '../store/store.rules';
import type { ItemFieldsInput } from './intake.input';
import { entryNotPermitted, intakeSubmitted } from './intake.problems';

type Draft = NonNullable<Awaited<ReturnType<typeof itemRows.lock>>>;

/** The store that something is entered in; refuses a consignor of a store that could not let them [K11]. */
export async function assertMayEnter(tx: Transaction): Promise<Store | null> {
  const store = await findStore(tx);
  if (tx.actor.kind === 'portal' && !hasSelfEntry(tx.actor.storeId))
    throw selfEntryNotAllowed(tx.actor.storeId);
  return store;
}

/** Refuses a category that is none of the store's, where it has a list of them; what stands there already may stay. */
export function assertCategory(
  store: Store | null,
  category: string | null | undefined,
  before?: string | null,
): void {
  const line = plainLine(category);
  const categories = store?.categories ?? [];
  if (line === '' || line === before || categories.length === 0 || categories.includes(line)) return;
  throw invalidInput({
    path: 'category',
    code: 'NOT_ALLOWED',
    message: 'None of the categories of this store',
  });
}

/**
 * Whoever opens, fills, empties and hands over a consignor's intake goes one after the other: each holds the consignor
 * first. Refuses a consignor whom the store has not allowed it [K14].
 */
export async function holdConsignor(tx: Transaction, customerId: string): Promise<void> {
  const text =
    'SELECT may_create_items AS "may" FROM consignment.consignor WHERE customer_id = $1 FOR NO KEY UPDATE';
  const [consignor] = await tx.sql<{ may: boolean }>(text, [customerId]);
  if (consignor === undefined) throw notFound();
  if (tx.actor.kind === 'portal' && !consignor.may) throw entryNotPermitted();
}

/** A draft, with its consignor held; refused where it was handed over. */
export async function holdDraft(tx: Transaction, id: string): Promise<Draft> {
  const { customerId } = await findDraft(tx, id);
  await holdConsignor(tx, customerId);
  // It may have been handed over or deleted while we waited.
  return findDraft(tx, id);
}

/** The same, for who changes it: what the store entered itself, a consignor leaves as it is. */
export async function holdOwnDraft(tx: Transaction, id: string): Promise<Draft> {
  const draft = await holdDraft(tx, id);
  if (tx.actor.kind === 'portal' && !draft.fromAllowance) throw entryNotPermitted();
  return draft;
}

async function findDraft(tx: Transaction, id: string): Promise<Draft> {
  const item = (await itemRows.byKeys(tx, [id])).get(id);
  if (item === undefined) throw notFound();
  if (item.state !== 'DRAFT') throw intakeSubmitted(item.intakeId);
  return item;
}

/** What is said of an item as it is stored; a description is empty, never null. */
export function saidOf(fields: Omit<ItemFieldsInput, 'photoFileId'>) {
  const { description, ...rest } = fields;
  return itemRows.cleaned({
    ...rest,
    ...(description === undefined ? {} : { description: description ?? '' }),
  });
}
