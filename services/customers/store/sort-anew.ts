import type { HandlerTools } from '../../kernel/event/handler';

/** So many customers at a time: who saves one of them meanwhile does not wait for all. */
const AT_ONCE = 1000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * Writes anew by what names sort, wherever that is not as the store has it now: after its language or its setting has
 * changed, and after a delivery that was broken off. Elsewhere it finds nothing to do.
 */
export async function sortAnew(write: HandlerTools['write']): Promise<void> {
  await write((tx) =>
    tx.sql(
      `UPDATE customers.customer_group g SET name_order = s.name_order
         FROM customers.store s WHERE g.name_order <> s.name_order`,
    ),
  );
  for (let after: string | undefined = BEFORE_ALL; after !== undefined;) {
    const from: string = after;
    const [last] = await write((tx) => tx.sql<{ id: string }>(text, [from, AT_ONCE]));
    after = last?.id;
  }
}

const text = `WITH next AS MATERIALIZED (
    SELECT c.id, s.name_order FROM customers.customer c CROSS JOIN customers.store s
     WHERE c.id > $1 AND c.name_order <> s.name_order ORDER BY c.id LIMIT $2),
  written AS (UPDATE customers.customer c SET name_order = n.name_order FROM next n WHERE c.id = n.id)
  SELECT id FROM next ORDER BY id DESC LIMIT 1`;
