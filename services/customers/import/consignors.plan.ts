import type { Transaction } from '../../kernel/database/transaction';
import type { ImportChange } from '../../kernel/graph/import-preview';
import { newId } from '../../kernel/id/id';
import { asInFile, changeOf } from '../../kernel/import/preview';
import { judgeRow, lastValuesAfter, rowHash, type LastRow, type LastValues } from '../../kernel/import/row';
import type { ValuesOf } from '../../kernel/table/column';
import { addFault, repeated } from '../../kernel/table/fault';
import type { Table, TableRow } from '../../kernel/table/table';
import { isEmail, normaliseEmail } from '../customer/customer.rules';
import { consignorColumns } from './consignors.columns';

export type Values = ValuesOf<typeof consignorColumns>;

/** The columns an import writes, as the table of customers holds them. */
export type State = {
  firstName: string;
  lastName: string;
  street: string;
  postalCode: string;
  town: string;
  email: string;
  telephone: string;
  newsletter: boolean;
};

/** What one row does: `version` is the customer's before it, null for a new one. */
export interface Change extends State {
  id: string;
  number: number;
  version: number | null;
  /** The row, to be known again. */
  hash: string;
  last: LastValues;
}

export interface Plan {
  created: Change[];
  updated: Change[];
  /** Rows that say what is here already, in other words than last time: only that is remembered. */
  same: Change[];
  unchanged: number;
  /** Before and after of what is updated. */
  differences: ImportChange[];
}

/** A customer here that a row may be about, and what the last imports of its number left. */
interface Known extends Here {
  last: LastRow | null;
}

/** Who was never spoken of. */
const nobody: Readonly<State> = {
  firstName: '',
  lastName: '',
  street: '',
  postalCode: '',
  town: '',
  email: '',
  telephone: '',
  newsletter: false,
};

/** Compares the file with the store; adds the faults only the store can know to the table. */
export async function planChanges(tx: Transaction, table: Table<Values>): Promise<Plan> {
  repeated(table, 'number');
  repeated(table, 'email');
  const known = await readKnown(tx, table);
  const byNumber = new Map(known.map((each) => [each.number, each]));
  const byEmail = new Map(known.filter((each) => each.email !== '').map((each) => [each.email, each]));
  const plan: Plan = { created: [], updated: [], same: [], unchanged: 0, differences: [] };
  for (const row of table.rows) {
    if (row.values.number === null) continue;
    const here = byNumber.get(row.values.number);
    const hash = rowHash(row.values);
    if (here?.last?.hash === hash) {
      plan.unchanged += 1;
      continue;
    }
    emailFaults(table, row, byEmail);
    if (here !== undefined && here.last === null) {
      addFault(table, row, 'number', {
        code: 'NUMBER_TAKEN',
        message: 'A customer with this number was made here and not imported.',
      });
    } else planRow(plan, table, row, { number: row.values.number, hash }, here);
  }
  return plan;
}

function planRow(
  plan: Plan,
  table: Table<Values>,
  row: TableRow<Values>,
  { number, hash }: { number: number; hash: string },
  here: Known | undefined,
): void {
  const given = givenIn(row.values);
  const change = {
    ...(here ?? nobody),
    ...given,
    id: here?.id ?? newId(),
    number,
    version: here?.version ?? null,
    hash,
    last: lastValuesAfter(given, here?.last?.values),
  };
  if (here === undefined) {
    plan.created.push(change);
    return;
  }
  const { changed, contradicted } = judgeRow<keyof State>(given, here, here.last?.values ?? {}, nobody);
  for (const key of contradicted) changedHere(table, row, key, here[key]);
  if (contradicted.length > 0) return;
  if (changed.length === 0) {
    plan.same.push(change);
    plan.unchanged += 1;
  } else {
    plan.updated.push(change);
    plan.differences.push(changeOf<Values, keyof State>(table, row, number, changed, here, change));
  }
}

const rowsALookUp = 5_000;

/**
 * Some thousand rows at a time, each table by one key: a join would be planned by statistics that know nothing
 * of what was imported a minute ago, and one look-up for a hundred thousand would outlast the limit of a read.
 */
async function readKnown(tx: Transaction, table: Table<Values>): Promise<Known[]> {
  const known = new Map<string, Known>();
  for (let at = 0; at < table.rows.length; at += rowsALookUp) {
    const rows = table.rows.slice(at, at + rowsALookUp).map((row) => row.values);
    const numbers = rows.flatMap(({ number }) => number ?? []);
    const emails = rows.flatMap(({ email }) => (email ? normaliseEmail(email) : []));
    const imported = await tx.sql<LastRow & { number: number }>('customers.import-last', lastSql, [numbers]);
    const last = new Map(imported.map((row) => [row.number, row]));
    for (const here of await tx.sql<Here>('customers.import-by-number', byNumberSql, [numbers]))
      known.set(here.id, { ...here, last: last.get(here.number) ?? null });
    for (const here of await tx.sql<Here>('customers.import-by-email', byEmailSql, [emails]))
      if (!known.has(here.id)) known.set(here.id, { ...here, last: null });
  }
  return [...known.values()];
}

interface Here extends State {
  id: string;
  version: number;
  number: number;
}

const lastSql = `SELECT number, row_hash AS hash, last_values AS values FROM customers.imported_row WHERE kind = 'consignors' AND number = ANY ($1::int[])`;
const hereSql = `SELECT id, version, number, first_name AS "firstName", last_name AS "lastName", billing_street AS street,
    billing_postal_code AS "postalCode", billing_town AS town, email, telephone, newsletter FROM customers.customer`;
const byNumberSql = `${hereSql} WHERE number = ANY ($1::int[])`;
const byEmailSql = `${hereSql} WHERE email <> '' AND email = ANY ($1::text[])`;

/** What a row says of a customer: a column that is not there says nothing, nor does a blank newsletter cell. */
function givenIn({ number: _number, email, newsletter, ...texts }: Values): Partial<State> {
  const given: Partial<State> = {};
  for (const [key, value] of Object.entries(texts) as [keyof typeof texts, string | null | undefined][])
    if (value !== undefined) given[key] = value ?? '';
  if (email !== undefined) given.email = normaliseEmail(email ?? '');
  if (newsletter != null) given.newsletter = newsletter;
  return given;
}

function emailFaults(table: Table<Values>, row: TableRow<Values>, byEmail: Map<string, Known>): void {
  if (row.values.email == null) return;
  const email = normaliseEmail(row.values.email);
  if (!isEmail(email))
    addFault(table, row, 'email', { code: 'NOT_AN_EMAIL', message: 'Not an e-mail address.' });
  const owner = byEmail.get(email);
  if (owner !== undefined && owner.number !== row.values.number) {
    addFault(table, row, 'email', {
      code: 'TAKEN',
      message: `Customer ${owner.number} has this e-mail address.`,
    });
  }
}

/** Somebody changed this here since the last import, and the row says something else [R-IM3]. */
function changedHere(
  table: Table<Values>,
  row: TableRow<Values>,
  key: keyof State,
  value: string | boolean,
): void {
  const hint = asInFile(
    table.specs.find((spec) => spec.key === key),
    value,
  );
  const message = `This was changed here since the last import; now it is ${hint === null ? 'blank' : `“${hint}”`}.`;
  addFault(table, row, key, { code: 'CHANGED_HERE', message, hint });
}
