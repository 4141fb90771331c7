import type { Transaction } from '../../kernel/database/transaction';
import { spellingsOf } from '../../kernel/email/email';
import type { ImportedRow } from '../../kernel/import/row';
import type { ValuesOf } from '../../kernel/table/column';
import type { Table, TableRow } from '../../kernel/table/table';
import type { Consent } from '../customer/consent';
import { customerRows, type StoredCustomer } from '../customer/customer.rows';
import { logInAddresses } from '../customer/log-in-addresses';
import type { consignorColumns } from './consignors.columns';
import { CONSIGNORS, importedRows } from './imported-row';

export type Values = ValuesOf<typeof consignorColumns>;
export type Row = TableRow<Values>;

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

/** A customer here that a row may be about, and what the last imports of its number left. */
export interface Known extends Here {
  last: ImportedRow | null;
  /** The addresses somebody logs in with for this customer. */
  logIns: readonly string[];
}

/** Who was never spoken of. */
export const nobody: Readonly<State> = {
  firstName: '',
  lastName: '',
  street: '',
  postalCode: '',
  town: '',
  email: '',
  telephone: '',
  newsletter: false,
};

const rowsALookUp = 5_000;

/**
 * Some thousand rows at a time, each table by one key: a join would be planned by statistics that know nothing
 * of what was imported a minute ago, and one look-up for a hundred thousand would outlast the limit of a read.
 */
export async function readKnown(tx: Transaction, table: Table<Values>): Promise<Known[]> {
  const known = new Map<string, Known>();
  for (let at = 0; at < table.rows.length; at += rowsALookUp) {
    const page = table.rows.slice(at, at + rowsALookUp);
    const numbers = page.flatMap(({ values: { number } }) => number ?? []);
    const emails = emailsIn(page);
    const imported = (await tx.sql(lastSql, [CONSIGNORS, numbers])).map(lastRows.of);
    const last = new Map(imported.map((row) => [row.number, row]));
    const found = await readHere(tx, 'number = ANY ($1::int[])', numbers);
    const logIns = await logInAddresses(
      tx,
      found.map(({ id }) => id),
    );
    for (const here of found)
      known.set(here.id, {
        ...here,
        last: last.get(here.number) ?? null,
        logIns: logIns.get(here.id) ?? [],
      });
    const holders = [
      ...(await readHere(tx, `email <> '' AND c.email = ANY ($1::text[])`, emails)),
      ...(await readHere(tx, `pending_email <> '' AND c.pending_email = ANY ($1::text[])`, emails)),
    ];
    for (const here of holders)
      if (!known.has(here.id)) known.set(here.id, { ...here, last: null, logIns: [] });
  }
  return [...known.values()];
}

interface Here extends State, Pick<StoredCustomer, 'id' | 'version' | 'number' | 'kind'> {
  /** What `newsletter` says in short. */
  consent: Consent;
  companyName: string;
  /** The address that waits to take the place of `email`; '' = none. */
  pendingEmail: string;
}

const lastRows = importedRows.as('r');
const lastSql = `SELECT ${lastRows.columns} FROM ${importedRows.table} r WHERE r.kind = $1 AND r.number = ANY ($2::int[])`;

const read = customerRows
  .only(
    'id',
    'version',
    'number',
    'kind',
    'companyName',
    'firstName',
    'lastName',
    'billingAddress',
    'email',
    'pendingEmail',
    'telephone',
    'newsletter',
  )
  .as('c');
const hereSql = `SELECT ${read.columns} FROM ${customerRows.table} c WHERE c.`;

async function readHere(tx: Transaction, condition: string, values: (string | number)[]): Promise<Here[]> {
  return (await tx.sql(hereSql + condition, [values])).map((row) => hereOf(read.of(row)));
}

/** A customer in the words of a file, where nothing is a blank. */
function hereOf({
  billingAddress: { street, postalCode, town },
  newsletter: consent,
  ...customer
}: ReturnType<typeof read.of>): Here {
  const { companyName, firstName, lastName, email, pendingEmail, telephone } = customer;
  const texts = {
    companyName,
    firstName,
    lastName,
    street,
    postalCode,
    town,
    email,
    pendingEmail,
    telephone,
  };
  return { ...customer, ...blankForNull(texts), consent, newsletter: consent.state === 'ON' };
}

const blankForNull = <Key extends string>(texts: Record<Key, string | null>): Record<Key, string> =>
  Object.fromEntries(Object.entries<string | null>(texts).map(([key, text]) => [key, text ?? ''])) as Record<
    Key,
    string
  >;

/** What of a customer an import may change. */
export function stateOf(state: State): State {
  return Object.fromEntries(Object.keys(nobody).map((key) => [key, state[key as keyof State]])) as State;
}

/** The addresses in these rows, in every spelling in which they may stand here. */
export function emailsIn(rows: readonly Row[]): string[] {
  return rows.flatMap(({ values: { email } }) => (email ? spellingsOf(email) : []));
}
