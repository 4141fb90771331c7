import type { Transaction } from '../../kernel/database/transaction';
import type { Call } from '../../kernel/database/call';

/** The request that a number is for, so that none is spent on what was made before. */
interface Request {
  operation: string;
  /** Its idempotency key; null = it has none. */
  key: string | null;
}

/**
 * The store's next order number, spent at once: nobody waits for what it is for. Numbers count up, and where that comes to
 * nothing after all they leave one out. Null, and none spent, where the request was made before or something of it is plainly
 * not on sale.
 */
export async function nextOrderNumber(
  call: Call,
  skus: readonly string[],
  { operation, key }: Request,
): Promise<number | null> {
  const { kind, userId } = call.actor;
  const [taken] = await call.ahead<{ number: number }>(
    `WITH asked AS MATERIALIZED (
       SELECT FROM commerce.store
        WHERE NOT EXISTS (SELECT FROM unnest($1::text[]) AS wanted (sku)
                           WHERE NOT EXISTS (SELECT FROM commerce.sellable_unit u WHERE u.sku = wanted.sku AND u.stock > 0))
          AND NOT EXISTS (SELECT FROM commerce.idempotency_key k WHERE k.actor = $2 AND k.operation = $3 AND k.key = $4))
     INSERT INTO commerce.order_counter AS known (last_number) SELECT 1001 FROM asked
     ON CONFLICT (store_id) DO UPDATE SET last_number = known.last_number + 1 RETURNING last_number AS number`,
    [skus, `${kind}:${userId ?? ''}`, operation, key],
  );
  return taken?.number ?? null;
}

/**
 * So many of the store's order numbers at once, in order: for many orders of one writing. A till waits until their transaction
 * ends: it is one of its own, ahead of the writing.
 */
export async function takeOrderNumbers(tx: Transaction, count: number): Promise<number[]> {
  const [taken] = await tx.sql<{ last: number }>(
    `INSERT INTO commerce.order_counter AS known (last_number) VALUES (1000 + $1)
     ON CONFLICT (store_id) DO UPDATE SET last_number = known.last_number + $1 RETURNING last_number AS last`,
    [count],
  );
  const last = taken?.last ?? 0;
  return Array.from({ length: count }, (_none, at) => last - count + 1 + at);
}

/** Gives numbers back that nothing was made for, as far as nobody has taken one behind them. */
export async function giveBackOrderNumbers(tx: Transaction, numbers: readonly number[]): Promise<void> {
  const last = numbers.at(-1);
  if (last === undefined) return;
  const row = numbers.filter((number, at) => last - number === numbers.length - 1 - at);
  await tx.sql('UPDATE commerce.order_counter SET last_number = last_number - $1 WHERE last_number = $2', [
    row.length,
    last,
  ]);
}
