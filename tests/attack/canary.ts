import { Client } from 'pg';
import type { AttackWorld } from './world';

/** A column that can hold any text, or an array of them. */
interface TextColumn {
  schema: string;
  table: string;
  column: string;
  isArray: boolean;
  /** It has a CHECK that takes no canary: a closed list of words, or a format. */
  isClosed?: boolean;
}

/** Columns whose CHECK would take a canary, and that hold none, each with its reason. A new one belongs here only with one. */
export const programs: Record<string, string> = {
  'consignment.store.time_zone': 'the database computes today with it',
  'consignment.store.currency': 'amounts of a file are read with its decimals',
  'commerce.store.time_zone': 'the database computes with it',
  'identity.store.time_zone': 'the database computes the day of a visit with it',
  'identity.audit.entity':
    'the history of log-ins picks its entries by it; a trigger writes names of tables there',
  'customers.idempotency_key.actor': 'the policy compares it with who asks',
  'consignment.idempotency_key.actor': 'the policy compares it with who asks',
  'commerce.idempotency_key.actor': 'the policy compares it with who asks',
  'customers.idempotency_key.operation': 'part of the key that a repetition must find',
  'consignment.idempotency_key.operation': 'part of the key that a repetition must find',
  'commerce.idempotency_key.operation': 'part of the key that a repetition must find',
};

/** Copies that carry the sign of their origin, so that one would not know which of the two leaked. */
const marked = new Set(['commerce.sellable_unit.description', 'commerce.sellable_unit.sku']);

/** Writes a canary into every text column that no operation could fill; answers which columns there are. */
export async function fillCanaries(world: AttackWorld): Promise<TextColumn[]> {
  const client = new Client({ connectionString: world.database.adminUrl });
  await client.connect();
  try {
    const { rows: columns } = await client.query<TextColumn>(textColumnsSql);
    // Past triggers and foreign keys: history need not know, and copies need not agree.
    await client.query('SET session_replication_role = replica');
    for (const each of columns) if (!(nameOf(each) in programs)) await fill(client, each);
    return columns;
  } finally {
    await client.end();
  }
}

/** Columns in which a store has no canary: fixtures that are missing. */
export async function withoutCanary(
  world: AttackWorld,
  columns: TextColumn[],
  storeIds: string[],
): Promise<string[]> {
  const missing: string[] = [];
  for (const each of columns.filter((one) => !one.isClosed && !(nameOf(one) in programs))) {
    const found = await world.database.admin<{ store_id: string }>(
      `SELECT DISTINCT store_id FROM "${each.schema}"."${each.table}" t WHERE t."${each.column}"::text COLLATE "C" ILIKE '%canary-' || store_id || '-%'`,
    );
    const stores = found.map((row) => row.store_id);
    missing.push(...storeIds.filter((id) => !stores.includes(id)).map((id) => `${nameOf(each)} of ${id}`));
  }
  return missing;
}

export const nameOf = ({ schema, table, column }: TextColumn): string => `${schema}.${table}.${column}`;

async function fill(client: Client, each: TextColumn): Promise<void> {
  const table = `"${each.schema}"."${each.table}"`;
  const value = `'CANARY-' || t.store_id || '-${each.table}-${each.column}-' || n.row`;
  const all = marked.has(nameOf(each)) ? 'true' : 'false';
  const filled = client.query(
    `UPDATE ${table} t SET "${each.column}" = ${each.isArray ? `ARRAY[${value}]` : value}
       FROM (SELECT ctid AS at, row_number() OVER (PARTITION BY store_id ORDER BY ctid) AS row FROM ${table}) n
      WHERE n.at = t.ctid AND (${all} OR coalesce(t."${each.column}"::text, '') COLLATE "C" NOT ILIKE '%canary-%')`,
  );
  await filled.catch((error: { code?: string }) => {
    if (error.code !== '23514') throw error;
    each.isClosed = true;
  });
}

const textColumnsSql = `
SELECT n.nspname AS schema, c.relname AS table, a.attname AS column, a.atttypid = 'text[]'::regtype AS "isArray"
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE n.nspname IN ('identity', 'customers', 'consignment', 'commerce') AND c.relkind IN ('r', 'p') AND a.attnum > 0
   AND NOT a.attisdropped AND a.attgenerated = '' AND a.attname <> 'store_id'
   AND a.atttypid IN ('text'::regtype, 'varchar'::regtype, 'text[]'::regtype)
 ORDER BY 1, 2, a.attnum`;
