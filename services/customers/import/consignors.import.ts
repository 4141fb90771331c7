import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { chunksOf } from '../../kernel/event/chunks';
import type { ImportDryRunResult } from '../../kernel/graph/import';
import {
  dryRunOf,
  type FaultsPorts,
  type ImportCounts,
  noteOf,
  readImport,
} from '../../kernel/import/import';
import type { FilePart, OpenPart } from '../../kernel/import/part';
import { LookAgain } from '../../kernel/job/run';
import type { Table } from '../../kernel/table/table';
import { emitCustomers } from '../customer/customer.event';
import { askForEmails } from '../customer/email-change';
import { readCustomers } from '../customer/customer.service';
import { shareGroups } from '../group/membership';
import { consignorColumns } from './consignors.columns';
import type { Values } from './consignors.known';
import { planChanges, type Plan } from './consignors.plan';

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

/** The customers service's half of a consignors file, for its import. */
export function consignorsPart(now: () => Date): FilePart<Values, CustomersPlan> {
  return {
    plan: async (tx, table) => {
      const plan = await planChanges(tx, table);
      return { ...plan, toCreate: plan.created.length, toUpdate: plan.updated.length };
    },
    write: async (tx, plan) => {
      await shareGroups(tx);
      await writePlan(tx, plan, now());
    },
  };
}

type CustomersPlan = Plan & ImportCounts;

/** A consignors file, opened for our half of it. */
export type ConsignorsFile = OpenPart<Values & { number: number | null }, CustomersPlan>;

/**
 * Customers made from now on get numbers beyond those of the file: while its pieces are written, nobody is given a number
 * that is still to come.
 */
export async function passNumbersOf(tx: Transaction, { rows }: Table<Values>): Promise<void> {
  const highest = rows.reduce((most, { values: { number } }) => Math.max(most, number ?? 0), 0);
  await tx.sql('UPDATE customers.counter SET last_number = greatest(last_number, $1)', [highest]);
}

/** Rows of customers first, then what counts them: in the order in which everybody else locks them. */
async function writePlan(tx: Transaction, { created, updated, same, asked }: Plan, now: Date): Promise<void> {
  for (const chunk of chunksOf(updated)) {
    const written = await tx.sql(updateSql, [JSON.stringify(chunk), now]);
    // Somebody saved a customer between the plan and this statement.
    if (written.length < chunk.length) throw new LookAgain('A customer was saved meanwhile');
  }
  for (const chunk of chunksOf(created)) {
    await tx.sql(insertSql, [JSON.stringify(chunk), now]);
    await tx.sql(membersSql, [JSON.stringify(chunk)]);
  }
  for (const chunk of chunksOf([...updated, ...created, ...same])) {
    await tx.sql(hashesSql, [JSON.stringify(chunk)]);
  }
  await askForEmails(tx, asked);
  for (const chunk of chunksOf([...updated, ...created])) {
    const written = await readCustomers(
      tx,
      chunk.map(({ id }) => id),
    );
    await emitCustomers(tx, [...written.values()]);
  }
}

const recordset = `jsonb_to_recordset($1) AS r (id uuid, number int, version int, hash text, last jsonb, "firstName" text, "lastName" text,
  street text, "postalCode" text, town text, email text, telephone text, newsletter boolean)`;

/** What a file says of the newsletter, where that is not so already: a consent stands as it was given. */
const consentSql = `newsletter_state = CASE WHEN r.newsletter THEN 'ON' ELSE 'OFF' END,
    newsletter_source = CASE WHEN NOT r.newsletter THEN '' WHEN c.newsletter_state = 'ON' THEN c.newsletter_source ELSE 'IMPORT' END,
    newsletter_since = CASE WHEN r.newsletter = (c.newsletter_state = 'ON') THEN c.newsletter_since ELSE $2 END`;

const updateSql = `UPDATE customers.customer c SET version = c.version + 1, first_name = r."firstName", last_name = r."lastName",
    billing_street = r.street, billing_postal_code = r."postalCode", billing_town = r.town, email = r.email, telephone = r.telephone,
    ${consentSql}, pending_email = CASE WHEN c.email = r.email THEN c.pending_email ELSE '' END
  FROM ${recordset} WHERE c.id = r.id AND c.version = r.version RETURNING c.id`;

const insertSql = `INSERT INTO customers.customer (id, number, kind, first_name, last_name, billing_street, billing_postal_code, billing_town,
    email, telephone, newsletter_state, newsletter_source, newsletter_since, default_group_id, registered_at)
  SELECT r.id, r.number, 'PRIVATE', r."firstName", r."lastName", r.street, r."postalCode", r.town, r.email, r.telephone,
    CASE WHEN r.newsletter THEN 'ON' ELSE 'OFF' END, CASE WHEN r.newsletter THEN 'IMPORT' ELSE '' END,
    CASE WHEN r.newsletter THEN $2::timestamptz ELSE '-infinity' END, s.default_group_id, $2
  FROM customers.store s, ${recordset}`;

const membersSql = `INSERT INTO customers.customer_group_member (customer_id, group_id, number)
  SELECT r.id, s.default_group_id, r.number FROM customers.store s, ${recordset}`;

const hashesSql = `INSERT INTO customers.imported_row (kind, number, row_hash, last_values)
  SELECT 'consignors', r.number, r.hash, r.last FROM ${recordset}
  ON CONFLICT (store_id, kind, number) DO UPDATE SET row_hash = excluded.row_hash, last_values = excluded.last_values`;
