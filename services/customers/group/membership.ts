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

/** Replaces a customer's groups. `shareGroups` comes first, before the customer's row is locked. */
export async function changeGroups(tx: Transaction, membership: Membership): Promise<void> {
  const wanted = wantedOf(membership);
  assertKnown(membership, await holdGroups(tx, wanted));
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

/**
 * Keeps everyone else from changing who is in which group: for deleting one. New customers share nothing; they keep the
 * rows of their groups, and so does who deletes one: one of the two waits for the other.
 */
export async function ownGroups(tx: Transaction): Promise<void> {
  await tx.sql(`SELECT pg_advisory_xact_lock(hashtext('customers.groups'), hashtext(kernel.store_id()))`);
}

/** Puts new customers, many at once, into the group that is their default and no other. Nobody else knows of them yet. */
export async function joinDefaultGroups(tx: Transaction, customerIds: string[]): Promise<void> {
  await tx.sql(
    `INSERT INTO customers.customer_group_member (customer_id, group_id, number)
     SELECT id, default_group_id, number FROM customers.customer WHERE id = ANY ($1::uuid[])`,
    [customerIds],
  );
}

/** The groups a customer is to be in, each once. */
export const wantedOf = ({
  defaultGroupId,
  groupIds,
}: Pick<Membership, 'defaultGroupId' | 'groupIds'>): string[] => [
  ...new Set([defaultGroupId, ...(groupIds ?? [])]),
];

/** Refuses groups that are none of this store, by the field that names them. */
export function assertKnown(
  { defaultGroupId, groupIds }: Pick<Membership, 'defaultGroupId' | 'groupIds'>,
  knownIds: readonly string[],
): void {
  const known = new Set(knownIds);
  const isUnknown = (id: string): boolean => !known.has(id.toLowerCase());
  const faults = [
    ...(isUnknown(defaultGroupId) ? ['defaultGroupId'] : []),
    ...(groupIds?.some(isUnknown) === true ? ['groupIds'] : []),
  ];
  if (faults.length > 0)
    throw invalidInput(
      ...faults.map((path) => ({ path, code: 'NOT_ALLOWED' as const, message: 'There is no such group' })),
    );
}

/** Those that the store has, and keeps until this transaction ends. */
export async function holdGroups(tx: Transaction, groupIds: string[]): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>(
    'SELECT id FROM customers.customer_group WHERE id = ANY ($1::uuid[]) ORDER BY id FOR KEY SHARE',
    [groupIds],
  );
  return rows.map(({ id }) => id);
}

async function join(tx: Transaction, membership: Membership, wanted: string[]): Promise<void> {
  await tx.sql(
    `INSERT INTO customers.customer_group_member (customer_id, group_id, number)
     SELECT $1, wanted, $2 FROM unnest($3::uuid[]) AS wanted ON CONFLICT DO NOTHING`,
    [membership.customerId, membership.number, wanted],
  );
}
