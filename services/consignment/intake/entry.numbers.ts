import type { Actor } from '../../kernel/actor/actor';
import type { Call } from '../../kernel/database/call';
import { codeOf } from '../../kernel/database/loss';
import type { Transaction } from '../../kernel/database/transaction';
import { takeNumbers } from '../item/item.number';
import type { CopyItemInput, EnterItemInput } from './intake.input';

/** What is asked to be entered: an item for a consignor, or a draft so many times. */
export type Asked =
  { operation: 'enterItem'; input: EnterItemInput } | { operation: 'copyItem'; input: CopyItemInput };

/** The numbers of the items that are about to be entered; throws where they were not taken. */
export type Numbers = () => readonly number[];

/** The numbers that stood ready were none: what stood against them is gone meanwhile. */
class NumbersMissing extends Error {}

const MOST_SKIPPED = 100_000;

/**
 * Does the work that enters so many items, with numbers that are taken ahead of its transaction. A file may have brought
 * a number far beyond the counter, which a consignor does not even see: where the counter reaches it, some are left out.
 */
export async function numbered<T>(
  call: Call,
  asked: Asked,
  count: number,
  work: (tx: Transaction, numbers: Numbers) => Promise<T>,
): Promise<T> {
  const where = hopefulOf(call.actor, asked, count);
  for (let skipped = 0; ; skipped = Math.max(1, 2 * skipped)) {
    const numbers = await takeNumbers(call, { count, skipped, where: skipped === 0 ? where : ['SELECT'] });
    try {
      return await call.write((tx) => work(tx, () => numbers ?? missing()));
    } catch (error) {
      if (!(isNumberTaken(error) || error instanceof NumbersMissing) || skipped > MOST_SKIPPED) throw error;
    }
  }
}

/**
 * Who nothing seems to stand against, as it looks while nobody holds the consignor: whether numbers are worth taking. What
 * may be entered is decided when they are held.
 */
function hopefulOf({ kind }: Actor, { operation, input }: Asked, count: number): [string, ...unknown[]] {
  const [rows, id] =
    operation === 'enterItem'
      ? ['consignment.consignor c WHERE c.customer_id = $1', input.customerId]
      : [
          `consignment.item i JOIN consignment.consignor c USING (store_id, customer_id) WHERE i.id = $1 AND i.state = 'DRAFT'`,
          input.id,
        ];
  const text = `SELECT FROM ${rows} AND (NOT $3::boolean
    OR (c.may_create_items AND NOT c.allowance_frozen AND c.item_allowance_remaining >= $2::int))`;
  return [text, id, count, kind === 'portal'];
}

function missing(): never {
  throw new NumbersMissing('New items have no numbers');
}

function isNumberTaken(error: unknown): boolean {
  return codeOf(error) === '23505' && (error as { constraint?: unknown }).constraint === 'item_number';
}
