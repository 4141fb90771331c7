import type { Transaction } from '../../kernel/database/transaction';
import { invalidInput } from '../../kernel/refusal/refusal';

/** Whose membership it is, and what it is to be. */
export interface Membership {
  customerId: string;
  number: number;
  /** Always one of the customer's groups [P19]. */
  defaultGroupId: string;
  /** The others [P18]; null keeps those there are. */
  groupIds: string[] | null;
}

/** Puts a new customer into its groups. */
export async function joinGroups(tx: Transaction, membership: Membership): Promise<void> {
  const wanted = wantedOf(membership);
  await holdCounts(tx, membership, wanted);
  await join(tx, membership, wanted);
}

/** Replaces a customer's groups. `shareGroups` comes first, before the customer's row is locked. */
export async function changeGroups(tx: Transaction, membership: Membership): Promise<void> {
  const wanted = wantedOf(membership);
  await holdCounts(tx, membership, wanted);
  if (membership.groupIds !== null) {
    await tx.sql(
      'DELETE FROM customers.customer_group_member WHERE customer_id = $1 AND group_id <> ALL ($2::uuid[])',
      [membership.customerId, wanted],
    );
  }
  await join(tx, membership, wanted);
}

/** Keeps every group there until the end of this transaction; as many as like may hold this at once. */
export async function shareGroups(tx: Transaction): Promise<void> {
  await tx.sql(
    `SELECT pg_advisory_xact_lock_shared(hashtext('customers.groups'), hashtext(kernel.store_id()))`,
  );
}

/** Keeps everyone else from changing who is in these groups: for deleting one. */
export async function ownGroups(tx: Transaction, groupIds: string[]): Promise<void> {
  await tx.sql(`SELECT pg_advisory_xact_lock(hashtext('customers.groups'), hashtext(kernel.store_id()))`);
  // New customers share nothing, but wait for the counters.
  await tx.sql(
    'SELECT 1 FROM customers.customer_group_count WHERE group_id = ANY ($1::uuid[]) ORDER BY group_id FOR UPDATE',
    [groupIds],
  );
}

/** Puts new customers, many at once, into the group that is their default and no other. Nobody else knows of them yet. */
export async function joinDefaultGroups(tx: Transaction, customerIds: string[]): Promise<void> {
  await tx.sql(
    `INSERT INTO customers.customer_group_member (customer_id, group_id, number)
     SELECT id, default_group_id, number FROM customers.customer WHERE id = ANY ($1::uuid[])`,
    [customerIds],
  );
}

const wantedOf = (membership: Membership): string[] => [
  ...new Set([membership.defaultGroupId, ...(membership.groupIds ?? [])]),
];

/**
 * Locks the counters of all groups concerned, in one order: two customers that change places between two
 * groups would otherwise wait for each other. What has no counter is no group of this store.
 */
async function holdCounts(tx: Transaction, membership: Membership, wanted: string[]): Promise<void> {
  const held = await tx.sql<{ group_id: string }>(
    `SELECT group_id FROM customers.customer_group_count
      WHERE group_id = ANY ($1::uuid[]) OR group_id IN (SELECT group_id FROM customers.customer_group_member WHERE customer_id = $2)
      ORDER BY group_id FOR UPDATE`,
    [wanted, membership.customerId],
  );
  const known = new Set(held.map((row) => row.group_id));
  const isUnknown = (id: string): boolean => !known.has(id.toLowerCase());
  const faults = [
    ...(isUnknown(membership.defaultGroupId) ? ['defaultGroupId'] : []),
    ...(membership.groupIds?.some(isUnknown) === true ? ['groupIds'] : []),
  ];
  if (faults.length > 0)
    throw invalidInput(
      ...faults.map((path) => ({ path, code: 'NOT_ALLOWED' as const, message: 'There is no such group' })),
    );
}

async function join(tx: Transaction, membership: Membership, wanted: string[]): Promise<void> {
  await tx.sql(
    `INSERT INTO customers.customer_group_member (customer_id, group_id, number)
     SELECT $1, wanted, $2 FROM unnest($3::uuid[]) AS wanted ON CONFLICT DO NOTHING`,
    [membership.customerId, membership.number, wanted],
  );
}
