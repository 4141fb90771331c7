import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { chunksOf } from '../../kernel/event/chunks';
import { dryRun, type DryRun, type DryRunPorts } from '../../kernel/import/dry-run';
import { type ImportCounts, noteOf } from '../../kernel/import/import';
import type { FilePart, OpenPart } from '../../kernel/import/part';
import { LookAgain } from '../../kernel/job/run';
import type { TableFile } from '../../kernel/table/table-file';
import { emitCustomers } from '../customer/customer.event';
import { consentByFile } from '../customer/consent.rules';
import { askForEmails } from '../customer/email-change';
import { CustomerKind } from '../customer/customer';
import { customerRows, readCustomers } from '../customer/customer.rows';
import { joinDefaultGroups, shareGroups } from '../group/membership';
import { defaultGroupOf } from '../store/default-group';
import { consignorsFile } from './consignors.columns';
import type { Values } from './consignors.known';
import { planChanges, type Change, type Plan } from './consignors.plan';
import { CONSIGNORS, importedRows } from './imported-row';

/** Says what a consignors file would do to the customers; nothing is written [R-IM1]. */
export function dryRunConsignorCustomers(ports: DryRunPorts, call: Call, fileId: string): Promise<DryRun> {
  return dryRun(ports, call, fileId, consignorsFile, async (table) => {
    const plan = await call.read((tx) => planChanges(tx, table));
    const notes = [
      noteOf(
        'WITHOUT_EMAIL',
        table.rows.filter((row) => row.values.email === null),
      ),
      noteOf(
        'EMAIL_WAITS',
        plan.asked.map(({ row }) => row),
      ),
      noteOf('EMAIL_LOGS_IN_ELSEWHERE', plan.logInsElsewhere),
    ];
    return { ...plan, ...countsOf(plan), notes };
  });
}

/** The customers service's half of a consignors file, for its import. */
export function consignorsPart(now: () => Date): FilePart<Values, CustomersPlan> {
  return {
    plan: async (tx, table) => {
      const plan = await planChanges(tx, table);
      return { ...plan, ...countsOf(plan) };
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

function countsOf({ created, updated, unchanged }: Plan): ImportCounts {
  return { toCreate: created.length, toUpdate: updated.length, unchanged };
}

/**
 * Customers made from now on get numbers beyond those of the file: while its pieces are written, nobody is given a number
 * that is still to come.
 */
export async function passNumbersOf(tx: Transaction, file: TableFile<Values>): Promise<void> {
  await tx.sql('UPDATE customers.counter SET last_number = greatest(last_number, $1)', [
    file.highest('number'),
  ]);
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
