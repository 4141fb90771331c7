import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { chunksOf } from '../../kernel/event/chunks';
import type { ImportDone, ImportDryRunResult, ImportResult } from '../../kernel/graph/import';
import {
  dryRunOf,
  type FaultsPorts,
  faultyAnswer,
  importFaulty,
  noteOf,
  readImport,
  waitingAnswer,
} from '../../kernel/import/import';
import type { Ports } from '../../kernel/subgraph/service';
import { emitCustomers } from '../customer/customer.event';
import { askForEmails } from '../customer/email-change';
import { readCustomers } from '../customer/customer.service';
import { shareGroups } from '../group/membership';
import { consignorColumns } from './consignors.columns';
import { askOtherHalf, tellCustomersAreIn } from './consignors-file';
import { planChanges, type Change, type Plan } from './consignors.plan';

/** Says what a consignors file would do to the customers; nothing is written [R-IM1]. */
export async function dryRunConsignorCustomers(
  ports: FaultsPorts,
  call: Call,
  fileId: string,
): Promise<typeof ImportDryRunResult> {
  const read = await readImport(ports.files, call.actor.storeId, fileId, consignorColumns);
  if (!read.ok) return read.problem;
  const { table, fileName } = read;
  const plan = await call.read((tx) => planChanges(tx, table));
  const withoutEmail = table.rows.filter((row) => row.values.email === null);
  return dryRunOf(ports, call.actor.storeId, {
    table,
    fileName,
    fileId,
    toCreate: plan.created.length,
    toUpdate: plan.updated.length,
    unchanged: plan.unchanged,
    notes: [
      noteOf('WITHOUT_EMAIL', withoutEmail),
      noteOf(
        'EMAIL_WAITS',
        plan.asked.map(({ row }) => row),
      ),
      noteOf('EMAIL_LOGS_IN_ELSEWHERE', plan.logInsElsewhere),
    ],
    differences: plan.differences,
  });
}

/**
 * Writes the customers of a consignors file, all in one transaction, or refuses and writes none [R-IM1]. It waits for
 * what consignment says of its half of the same file: a file that is refused there is refused here.
 */
export async function importConsignorCustomers(
  ports: Pick<Ports, 'files' | 'clock'>,
  call: Call,
  fileId: string,
): Promise<typeof ImportResult> {
  const read = await readImport(ports.files, call.actor.storeId, fileId, consignorColumns);
  if (!read.ok) return read.problem;
  return call.write(async (tx) => {
    await shareGroups(tx);
    // Two imports at a time would each plan on what the other is about to change.
    await tx.sql('customers.lock-counter', 'SELECT 1 FROM customers.counter FOR UPDATE');
    const plan = await planChanges(tx, read.table);
    if (read.table.faults.length > 0) throw importFaulty(read.table.faults.length);
    const otherHalf = await askOtherHalf(tx, fileId);
    // Returned and not thrown: that it was asked, and that the answer is used up, must be kept.
    if (otherHalf === null) return waitingAnswer(0);
    if (otherHalf.faultCount > 0) return faultyAnswer(otherHalf.faultCount);
    await writePlan(tx, plan, ports.clock.now());
    await tellCustomersAreIn(tx, fileId);
    const done: ImportDone = {
      created: plan.created.length,
      updated: plan.updated.length,
      unchanged: plan.unchanged,
    };
    return Object.assign(done, { __typename: 'ImportDone' });
  });
}

/** Rows of customers first, then what counts them: in the order in which everybody else locks them. */
async function writePlan(
  tx: Transaction,
  { created, updated, same, asked }: Plan,
  registeredAt: Date,
): Promise<void> {
  for (const chunk of chunksOf(updated)) {
    const written = await tx.sql('customers.import-update', updateSql, [JSON.stringify(chunk)]);
    // Somebody saved a customer between the plan and this statement: the next dry run says which.
    if (written.length < chunk.length) throw importFaulty(chunk.length - written.length);
  }
  for (const chunk of chunksOf(created)) {
    await tx.sql('customers.import-insert', insertSql, [JSON.stringify(chunk), registeredAt]);
    await tx.sql('customers.import-members', membersSql, [JSON.stringify(chunk)]);
  }
  for (const chunk of chunksOf([...updated, ...created, ...same])) {
    await tx.sql('customers.import-hashes', hashesSql, [JSON.stringify(chunk)]);
  }
  await askForEmails(tx, asked);
  for (const chunk of chunksOf([...updated, ...created])) {
    const written = await readCustomers(
      tx,
      chunk.map(({ id }) => id),
    );
    await emitCustomers(tx, [...written.values()]);
  }
  const highest = created.reduce((max: number, { number }: Change) => Math.max(max, number), 0);
  if (highest > 0)
    await tx.sql(
      'customers.import-counter',
      'UPDATE customers.counter SET last_number = greatest(last_number, $1)',
      [highest],
    );
}

const recordset = `jsonb_to_recordset($1) AS r (id uuid, number int, version int, hash text, last jsonb, "firstName" text, "lastName" text,
  street text, "postalCode" text, town text, email text, telephone text, newsletter boolean)`;

const updateSql = `UPDATE customers.customer c SET version = c.version + 1, first_name = r."firstName", last_name = r."lastName",
    billing_street = r.street, billing_postal_code = r."postalCode", billing_town = r.town, email = r.email, telephone = r.telephone,
    newsletter = r.newsletter, pending_email = CASE WHEN c.email = r.email THEN c.pending_email ELSE '' END
  FROM ${recordset} WHERE c.id = r.id AND c.version = r.version RETURNING c.id`;

const insertSql = `INSERT INTO customers.customer (id, number, kind, first_name, last_name, billing_street, billing_postal_code, billing_town,
    email, telephone, newsletter, default_group_id, registered_at)
  SELECT r.id, r.number, 'PRIVATE', r."firstName", r."lastName", r.street, r."postalCode", r.town, r.email, r.telephone, r.newsletter,
    s.default_group_id, $2
  FROM customers.store s, ${recordset}`;

const membersSql = `INSERT INTO customers.customer_group_member (customer_id, group_id, number)
  SELECT r.id, s.default_group_id, r.number FROM customers.store s, ${recordset}`;

const hashesSql = `INSERT INTO customers.imported_row (kind, number, row_hash, last_values)
  SELECT 'consignors', r.number, r.hash, r.last FROM ${recordset}
  ON CONFLICT (store_id, kind, number) DO UPDATE SET row_hash = excluded.row_hash, last_values = excluded.last_values`;
