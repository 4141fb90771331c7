import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import type { ImportDone, ImportDryRunResult, ImportResult } from '../../kernel/graph/import';
import { newId } from '../../kernel/id/id';
import { dryRunOf, importFaulty, readImport, rowHash } from '../../kernel/import/import';
import type { Ports } from '../../kernel/subgraph/service';
import type { ValuesOf } from '../../kernel/table/column';
import { addFault, repeated } from '../../kernel/table/fault';
import type { Table } from '../../kernel/table/table';
import { emitCustomers } from '../customer/customer.event';
import { isEmail, normaliseEmail } from '../customer/customer.rules';
import { readCustomers } from '../customer/customer.service';
import { consignorColumns } from './consignors.columns';

type Values = ValuesOf<typeof consignorColumns>;

/** What one row would do. */
interface Change {
  id: string;
  number: number;
  isNew: boolean;
  hash: string;
  values: Values;
}

/** Says what a consignors file would do to the customers; nothing is written [R-IM1]. */
export async function dryRunConsignorCustomers(ports: Pick<Ports, 'files'>, call: Call, fileId: string): Promise<typeof ImportDryRunResult> {
  const read = await readImport(ports.files, call.actor.storeId, fileId, consignorColumns);
  if (!read.ok) return read.problem;
  const { table, fileName } = read;
  const plan = await call.read((tx) => planChanges(tx, table));
  const withoutEmail = table.rows.filter((row) => row.values.email === null).length;
  return dryRunOf({
    table,
    fileName,
    fileId,
    toCreate: plan.changes.filter((change) => change.isNew).length,
    toUpdate: plan.changes.filter((change) => !change.isNew).length,
    unchanged: plan.unchanged,
    notes: [{ code: 'WITHOUT_EMAIL', count: withoutEmail }],
  });
}

/** Writes the customers of a consignors file, all in one transaction, or refuses and writes none [R-IM1]. */
export async function importConsignorCustomers(ports: Pick<Ports, 'files' | 'clock'>, call: Call, fileId: string): Promise<typeof ImportResult> {
  const read = await readImport(ports.files, call.actor.storeId, fileId, consignorColumns);
  if (!read.ok) return read.problem;
  return call.write(async (tx) => {
    // Two imports at a time would each plan on what the other is about to change.
    await tx.sql('customers.lock-counter', 'SELECT 1 FROM customers.counter FOR UPDATE');
    const { changes, unchanged } = await planChanges(tx, read.table);
    if (read.table.faults.length > 0) throw importFaulty(read.table.faults.length);
    await writeChanges(tx, changes, ports.clock.now());
    const created = changes.filter((change) => change.isNew).length;
    const done: ImportDone = { created, updated: changes.length - created, unchanged };
    return Object.assign(done, { __typename: 'ImportDone' });
  });
}

interface Known {
  id: string;
  number: number;
  email: string;
  row_hash: string | null;
}

/** Compares the file with the store; adds the faults only the store can know to the table. */
async function planChanges(tx: Transaction, table: Table<Values>): Promise<{ changes: Change[]; unchanged: number }> {
  repeated(table, 'number');
  repeated(table, 'email');
  const numbers = table.rows.flatMap((row) => row.values.number ?? []);
  const emails = table.rows.flatMap((row) => (row.values.email === null ? [] : normaliseEmail(row.values.email)));
  const known = await tx.sql<Known>(
    'customers.import-known',
    `SELECT c.id, c.number, c.email, i.row_hash FROM customers.customer c
       LEFT JOIN customers.imported_row i ON i.store_id = c.store_id AND i.kind = 'consignors' AND i.number = c.number
      WHERE c.number = ANY($1::int[]) OR (c.email <> '' AND c.email = ANY($2::text[]))`,
    [numbers, emails],
  );
  const byNumber = new Map(known.map((each) => [each.number, each]));
  const byEmail = new Map(known.filter((each) => each.email !== '').map((each) => [each.email, each]));
  const changes: Change[] = [];
  let unchanged = 0;
  for (const row of table.rows) {
    const { number, email } = row.values;
    if (number === null) continue;
    const hash = rowHash(consignorColumns.map(({ key }) => row.values[key]));
    const here = byNumber.get(number);
    if (here?.row_hash === hash) {
      unchanged += 1;
      continue;
    }
    if (here !== undefined && here.row_hash === null) {
      addFault(table, row, 'number', { code: 'NUMBER_TAKEN', message: 'A customer with this number was made here and not imported.' });
    }
    if (email !== null && !isEmail(normaliseEmail(email))) addFault(table, row, 'email', { code: 'NOT_AN_EMAIL', message: 'Not an e-mail address.' });
    const owner = email === null ? undefined : byEmail.get(normaliseEmail(email));
    if (owner !== undefined && owner.number !== number) {
      addFault(table, row, 'email', { code: 'TAKEN', message: `Customer ${owner.number} has this e-mail address.` });
    }
    changes.push({ id: here?.id ?? newId(), number, isNew: here === undefined, hash, values: row.values });
  }
  return { changes, unchanged };
}

const chunkSize = 500;

async function writeChanges(tx: Transaction, changes: Change[], registeredAt: Date): Promise<void> {
  for (let start = 0; start < changes.length; start += chunkSize) {
    const chunk = changes.slice(start, start + chunkSize);
    const rows = JSON.stringify(chunk.map(({ values, ...change }) => ({ ...values, ...change, email: normaliseEmail(values.email ?? '') })));
    await tx.sql('customers.import-update', updateSql, [rows]);
    await tx.sql('customers.import-insert', insertSql, [rows, registeredAt]);
    await tx.sql('customers.import-members', membersSql, [rows]);
    await tx.sql('customers.import-hashes', hashesSql, [rows]);
    const written = await readCustomers(tx, chunk.map((change) => change.id));
    await emitCustomers(tx, [...written.values()]);
  }
  const highest = changes.reduce((max, change) => Math.max(max, change.number), 0);
  await tx.sql('customers.import-counter', 'UPDATE customers.counter SET last_number = greatest(last_number, $1)', [highest]);
}

const recordset = `jsonb_to_recordset($1) AS r (id uuid, number int, "isNew" boolean, hash text, "firstName" text, "lastName" text,
  street text, "postalCode" text, town text, email text, telephone text, newsletter boolean)`;

const updateSql = `UPDATE customers.customer c SET version = c.version + 1, first_name = coalesce(r."firstName", ''),
    last_name = coalesce(r."lastName", ''), billing_street = coalesce(r.street, ''), billing_postal_code = coalesce(r."postalCode", ''),
    billing_town = coalesce(r.town, ''), email = r.email, telephone = coalesce(r.telephone, ''), newsletter = coalesce(r.newsletter, c.newsletter)
  FROM ${recordset} WHERE c.id = r.id AND NOT r."isNew"`;

const insertSql = `INSERT INTO customers.customer (id, number, kind, first_name, last_name, billing_street, billing_postal_code, billing_town,
    email, telephone, newsletter, default_group_id, registered_at)
  SELECT r.id, r.number, 'PRIVATE', coalesce(r."firstName", ''), coalesce(r."lastName", ''), coalesce(r.street, ''), coalesce(r."postalCode", ''),
    coalesce(r.town, ''), r.email, coalesce(r.telephone, ''), coalesce(r.newsletter, false), s.default_group_id, $2
  FROM customers.store s, ${recordset} WHERE r."isNew"`;

const membersSql = `INSERT INTO customers.customer_group_member (customer_id, group_id, number)
  SELECT r.id, s.default_group_id, r.number FROM customers.store s, ${recordset} WHERE r."isNew"`;

const hashesSql = `INSERT INTO customers.imported_row (kind, number, row_hash) SELECT 'consignors', r.number, r.hash FROM ${recordset}
  ON CONFLICT (store_id, kind, number) DO UPDATE SET row_hash = excluded.row_hash`;
