import type { ConnectionData } from '../../kernel/connection/connection';
import type { Transaction } from '../../kernel/database/transaction';
import type { Total } from '../../kernel/graph/shared';
import type { ConsignmentItem } from './item';

/** A page of items, and how to count them all: asked only where the operation wants the total. */
export interface ItemPage extends ConnectionData<ConsignmentItem> {
  count: () => Promise<Total>;
}

const countedUpTo = 10_000;

/** Counts rows up to 10,000 [architecture: "10,000+"]; `from` is "table … WHERE …" of ours, never user text. */
export async function countUpTo(
  tx: Transaction,
  name: string,
  from: string,
  values: unknown[],
): Promise<Total> {
  const [row] = await tx.sql<{ count: number }>(
    name,
    `SELECT count(*)::int AS count FROM (SELECT 1 FROM ${from} LIMIT ${countedUpTo + 1}) found`,
    values,
  );
  const count = row?.count ?? 0;
  return { count: Math.min(count, countedUpTo), capped: count > countedUpTo };
}
