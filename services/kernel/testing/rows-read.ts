import type { Call } from '../database/call';

/**
 * Rows and entries of indexes of a service that the database goes through for some work in this call: what a page costs,
 * whatever else the machine does.
 */
export async function rowsRead(call: Call, service: string, work: () => Promise<unknown>): Promise<number> {
  const before = await soFar(call, service);
  await work();
  return (await soFar(call, service)) - before;
}

async function soFar(call: Call, service: string): Promise<number> {
  const [row] = await call.read((tx) =>
    tx.sql<{ sum: number }>(
      `SELECT sum(pg_stat_get_xact_tuples_returned(c.oid) + pg_stat_get_xact_tuples_fetched(c.oid))::int AS sum
         FROM pg_catalog.pg_class c WHERE c.relnamespace = $1::regnamespace AND c.relkind IN ('r', 'i')`,
      [service],
    ),
  );
  return row?.sum ?? 0;
}
