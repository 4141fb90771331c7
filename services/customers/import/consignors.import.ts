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
import { consentByFile } from '../customer/consent.rules';
import { askForEmails } from '../customer/email-change';
import { CustomerKind } from '../customer/customer';
import { customerRows, readCustomers } from '../customer/customer.rows';
import { joinDefaultGroups, shareGroups } from '../group/membership';
import { defaultGroupOf } from '../store/default-group';
import { consignorColumns } from './consignors.columns';
import type { Values } from './consignors.known';
import { planChanges, type Change, type Plan } from './consignors.plan';
import { CONSIGNORS, importedRows } from './imported-row';

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
  const written = await customerRows.updateMany(
    tx,
    updated.map((change) => customerOf(change, now)),
  );
  // Somebody saved a customer between the plan and this statement.
  if (written < updated.length) throw new LookAgain('A customer was saved meanwhile');
  if (created.length > 0) await makeCustomers(tx, created, now);
  await importedRows.putMany(
    tx,
    [...updated, ...created, ...same].map(({ number, hash, last }) => ({
      kind: CONSIGNORS,
      number,
      hash,
      lastValues: last,
    })),
  );
  await askForEmails(tx, asked);
  for (const chunk of chunksOf([...updated, ...created])) {
    const written = await readCustomers(
      tx,
      chunk.map(({ id }) => id),
    );
    await emitCustomers(tx, [...written.values()]);
  }
}

/** Makes them in the store's default group. */
async function makeCustomers(tx: Transaction, created: readonly Change[], now: Date): Promise<void> {
  const defaultGroupId = await defaultGroupOf(tx);
  const inAll = { kind: CustomerKind.PRIVATE, defaultGroupId, registeredAt: now };
  await customerRows.insertMany(
    tx,
    created.map((change) => ({ ...customerOf(change, now), number: change.number, ...inAll })),
  );
  for (const some of chunksOf(created))
    await joinDefaultGroups(
      tx,
      some.map(({ id }) => id),
    );
}

/** A customer as a row leaves them. */
function customerOf(
  {
    street,
    postalCode,
    town,
    newsletter,
    consent,
    number: _number,
    hash: _hash,
    last: _last,
    ...change
  }: Change,
  now: Date,
) {
  return {
    ...change,
    version: (change.version ?? 0) + 1,
    billingAddress: { street, postalCode, town },
    newsletter: consentByFile(newsletter, consent, now),
  };
}
