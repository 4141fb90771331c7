import type { Call } from '../../kernel/database/call';
import type { CustomerGroup } from './group';
import { groupColumns, groupOf, type GroupRow } from './group.rows';

/** The groups of one customer, by name; all customers of a page in one statement. */
export async function groupsOf(call: Call, customerId: string): Promise<CustomerGroup[]> {
  const groups = await call.load('groups-of-customer', customerId, async (tx, ids) => {
    const rows = await tx.sql<GroupRow & { customer_id: string }>(
      `SELECT m.customer_id, ${groupColumns} FROM customers.customer_group_member m
         JOIN customers.customer_group g ON g.store_id = m.store_id AND g.id = m.group_id
         LEFT JOIN customers.customer_group_count n ON n.store_id = g.store_id AND n.group_id = g.id
        WHERE m.customer_id = ANY($1::uuid[]) ORDER BY g.name`,
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
