import type { Transaction } from '../../kernel/database/transaction';
import { newId } from '../../kernel/id/id';
import { rowHash } from '../../kernel/import/import';
import type { ValuesOf } from '../../kernel/table/column';
import { addFault, repeated } from '../../kernel/table/fault';
import type { Table, TableRow } from '../../kernel/table/table';
import { isEmail, normaliseEmail } from '../customer/customer.rules';
import { consignorColumns } from './consignors.columns';

export type Values = ValuesOf<typeof consignorColumns>;

/** The columns an import writes, as the table of customers holds them. */
export interface State {
  firstName: string;
  lastName: string;
  street: string;
  postalCode: string;
  town: string;
  email: string;
  telephone: string;
  newsletter: boolean;
}

/** What one row does: `version` is the customer's before it, null for a new one. */
export interface Change extends State {
  id: string;
  number: number;
  version: number | null;
  hash: string;
  stateHash: string;
}

export interface Plan {
  created: Change[];
  updated: Change[];
  /** Rows that say what is here already, in other words than last time: only that is remembered. */
  same: Change[];
  unchanged: number;
}

/** A customer here that a row may be about, and what the last import of its number left. */
interface Known extends State {
  id: string;
  version: number;
  number: number;
  row_hash: string | null;
  state_hash: string | null;
}

const stateKeys = [
  'firstName',
  'lastName',
  'street',
  'postalCode',
  'town',
  'email',
  'telephone',
  'newsletter',
] as const;
const hashOf = (state: State): string => rowHash(stateKeys.map((key) => state[key]));

/** Compares the file with the store; adds the faults only the store can know to the table. */
export async function planChanges(tx: Transaction, table: Table<Values>): Promise<Plan> {
  repeated(table, 'number');
  repeated(table, 'email');
  const known = await readKnown(tx, table);
  const byNumber = new Map(known.map((each) => [each.number, each]));
  const byEmail = new Map(known.filter((each) => each.email !== '').map((each) => [each.email, each]));
  const plan: Plan = { created: [], updated: [], same: [], unchanged: 0 };
  for (const row of table.rows) {
    const { number } = row.values;
    if (number === null) continue;
    const hash = rowHash(consignorColumns.map(({ key }) => row.values[key]));
    const here = byNumber.get(number);
    if (here?.row_hash === hash) {
      plan.unchanged += 1;
      continue;
    }
    const state = stateAfter(row.values, here);
    const change = {
      ...state,
      id: here?.id ?? newId(),
      number,
      version: here?.version ?? null,
      hash,
      stateHash: hashOf(state),
    };
    emailFaults(table, row, byEmail);
    if (here === undefined) plan.created.push(change);
    else if (here.row_hash === null) {
      addFault(table, row, 'number', {
        code: 'NUMBER_TAKEN',
        message: 'A customer with this number was made here and not imported.',
      });
    } else if (hashOf(here) === change.stateHash) {
      plan.same.push(change);
      plan.unchanged += 1;
    } else if (hashOf(here) !== here.state_hash) changedHere(table, row, here, state);
    else plan.updated.push(change);
  }
  return plan;
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
    const emails = rows.flatMap(({ email }) => (email === null ? [] : normaliseEmail(email)));
    const imported = await tx.sql<Imported>('customers.import-last', lastSql, [numbers]);
    const last = new Map(imported.map((row) => [row.number, row]));
    for (const here of await tx.sql<Here>('customers.import-by-number', byNumberSql, [numbers])) {
      const { row_hash = null, state_hash = null } = last.get(here.number) ?? {};
      known.set(here.id, { ...here, row_hash, state_hash });
    }
    for (const here of await tx.sql<Here>('customers.import-by-email', byEmailSql, [emails])) {
      if (!known.has(here.id)) known.set(here.id, { ...here, row_hash: null, state_hash: null });
    }
  }
  return [...known.values()];
}

type Here = Omit<Known, 'row_hash' | 'state_hash'>;
interface Imported {
  number: number;
  row_hash: string;
  state_hash: string;
}

const lastSql = `SELECT number, row_hash, state_hash FROM customers.imported_row WHERE kind = 'consignors' AND number = ANY ($1::int[])`;
const hereSql = `SELECT id, version, number, first_name AS "firstName", last_name AS "lastName", billing_street AS street,
    billing_postal_code AS "postalCode", billing_town AS town, email, telephone, newsletter FROM customers.customer`;
const byNumberSql = `${hereSql} WHERE number = ANY ($1::int[])`;
const byEmailSql = `${hereSql} WHERE email <> '' AND email = ANY ($1::text[])`;

/** What a row leaves of a customer; a blank newsletter cell says nothing. */
function stateAfter(values: Values, here: Known | undefined): State {
  return {
    firstName: values.firstName ?? '',
    lastName: values.lastName ?? '',
    street: values.street ?? '',
    postalCode: values.postalCode ?? '',
    town: values.town ?? '',
    email: normaliseEmail(values.email ?? ''),
    telephone: values.telephone ?? '',
    newsletter: values.newsletter ?? here?.newsletter ?? false,
  };
}

function emailFaults(table: Table<Values>, row: TableRow<Values>, byEmail: Map<string, Known>): void {
  if (row.values.email === null) return;
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

/** Somebody changed the customer here since the last import, and the row says something else [R-IM3]. */
function changedHere(table: Table<Values>, row: TableRow<Values>, here: State, state: State): void {
  const columns = stateKeys
    .filter((key) => here[key] !== state[key])
    .map((key) => table.positions.get(key)?.column ?? key);
  const message = `This customer was changed here since the last import, and the row says otherwise: ${columns.join(', ')}.`;
  addFault(table, row, 'number', { code: 'CHANGED_HERE', message, hint: columns.join(', ') });
}
