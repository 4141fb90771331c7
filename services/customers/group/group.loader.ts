import type { Call } from '../../kernel/database/call';
import type { CustomerGroup } from './group';
import { groupColumns, groupOf } from './group.rows';

/** The groups of one customer, by name; all customers of a page in one statement. */
export async function groupsOf(call: Call, customerId: string): Promise<CustomerGroup[]> {
  const groups = await call.load('groups-of-customer', customerId, async (tx, ids) => {
    const rows = await tx.sql<{ customer_id: string }>(
      `SELECT m.customer_id, ${groupColumns} FROM customers.customer_group_member m
         JOIN customers.customer_group g ON g.store_id = m.store_id AND g.id = m.group_id
        WHERE m.customer_id = ANY($1::uuid[]) ORDER BY g.name_key`,
      [ids],
    );
    const found = new Map<string, CustomerGroup[]>();
    for (const { customer_id, ...row } of rows) {
      const list = found.get(customer_id) ?? [];
      list.push(groupOf(row));
      found.set(customer_id, list);
    }
    return found;
  });
  return groups ?? [];
}

/** How many customers are in a group, default or not; all groups of a page in one statement. */
export async function customersIn(call: Call, groupId: string): Promise<number> {
  const count = await call.load('customers-in-group', groupId, async (tx, ids) => {
    const rows = await tx.sql<{ id: string; count: number }>(
      'SELECT group_id AS id, sum(part)::int AS count FROM customers.customer_group_count WHERE group_id = ANY ($1::uuid[]) GROUP BY group_id',
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row.count]));
  });
  return count ?? 0;
}
