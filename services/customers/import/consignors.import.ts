import { LARGEST_CUSTOMER_NUMBER } from '../../../schema/files/customer-number';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { chunksOf } from '../../kernel/event/chunks';
import {
  dryRun,
  type DryRun,
  type DryRunPorts,
  type FileAsked,
  type PiecePlan,
} from '../../kernel/import/dry-run';
import { type ImportCounts, noteOf } from '../../kernel/import/import';
import { reachOfFile, type Numbering } from '../../kernel/import/numbering';
import type { FilePart, OpenPart } from '../../kernel/import/part';
import { LookAgain } from '../../kernel/job/run';
import type { Table } from '../../kernel/table/table';
import type { TableFile } from '../../kernel/table/table-file';
import { emitCustomers } from '../customer/customer.event';
import { consentByFile } from '../customer/consent.rules';
import { askForEmails } from '../customer/email-change';
import { CustomerKind } from '../customer/customer';
import { customerRows, readCustomers } from '../customer/customer.rows';
import { joinDefaultGroups, shareGroups } from '../group/membership';
import { defaultGroupOf } from '../store/default-group';
import { assertModule } from '../store/modules';
import { consignorsFile } from './consignors.columns';
import type { Values } from './consignors.known';
import { letAddressesGo } from './consignors.let-go';
import { planChanges, type Change, type Plan } from './consignors.plan';
import { CONSIGNORS, importedRows } from './imported-row';

/** Says what a consignors file would do to the customers; nothing is written [R-IM1]. */
export async function dryRunConsignorCustomers(
  ports: DryRunPorts,
  call: Call,
  asked: FileAsked,
): Promise<DryRun> {
  await call.read((tx) => assertModule(tx, 'CONSIGNMENT'));
  const judge = async (table: Table<Values>, file: TableFile<Values>): Promise<PiecePlan> => {
    const plan = await call.read((tx) => planChanges(tx, table, { file, leftOut: new Set() }));
    const notes = [
      noteOf('SECOND_TELEPHONE', withSecondTelephone(table)),
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
  };
  const stand = (): Promise<Numbering> => call.read(numberingOf);
  return dryRun(ports, call, asked, consignorsFile, judge, { stand, largest: LARGEST_CUSTOMER_NUMBER });
}

/** Rows that give several telephone numbers where one is kept. */
function withSecondTelephone({ rows, positions }: Table<Values>): Table<Values>['rows'] {
  const at = ['telephone', 'mobile', 'telephone2'].flatMap((key) => positions.get(key)?.index ?? []);
  return rows.filter(({ cells }) => {
    const numbers = at
      .map((index) => cells[index]?.replace(/\D/g, '') ?? '')
      .filter((digits) => digits !== '');
    return new Set(numbers).size > 1;
  });
}

/** The customers service's half of a consignors file, for its import. */
export function consignorsPart(now: () => Date): FilePart<Values, CustomersPlan> {
  return {
    plan: async (tx, table, whole) => {
      const plan = await planChanges(tx, table, whole);
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

async function numberingOf(tx: Transaction): Promise<Numbering> {
  const [counted] = await tx.sql<Numbering>(
    'SELECT last_number AS last, NOT EXISTS (SELECT FROM customers.customer) AS "isEmpty" FROM customers.counter',
  );
  return counted ?? { last: 0, isEmpty: true };
}

/**
 * Customers made from now on get numbers beyond those of the file, as far as the store's numbers reach: while its pieces
 * are written, nobody is given a number that is still to come.
 */
export async function passNumbersOf(tx: Transaction, file: TableFile<Values>): Promise<void> {
  const { last } = await reachOfFile(await numberingOf(tx), file, LARGEST_CUSTOMER_NUMBER);
  await tx.sql('UPDATE customers.counter SET last_number = greatest(last_number, $1)', [last]);
}

/** Rows of customers first, then what counts them: in the order in which everybody else locks them. */
async function writePlan(tx: Transaction, plan: Plan, now: Date): Promise<void> {
  const { created, updated, same, asked } = plan;
  const without = await letAddressesGo(tx, plan);
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
  for (const chunk of chunksOf([...updated, ...created, ...without])) {
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
