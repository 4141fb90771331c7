import type { Transaction } from '../../kernel/database/transaction';
import { spellingsOf } from '../../kernel/email/email';
import type { LastRow } from '../../kernel/import/row';
import type { ValuesOf } from '../../kernel/table/column';
import type { Table, TableRow } from '../../kernel/table/table';
import type { CustomerKind } from '../customer/customer';
import { logInAddresses } from '../customer/log-in-addresses';
import type { consignorColumns } from './consignors.columns';

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
  last: LastRow | null;
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
    const imported = await tx.sql<LastRow & { number: number }>(lastSql, [numbers]);
    const last = new Map(imported.map((row) => [row.number, row]));
    const found = await tx.sql<Here>(byNumberSql, [numbers]);
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
      ...(await tx.sql<Here>(byEmailSql, [emails])),
      ...(await tx.sql<Here>(byPendingSql, [emails])),
    ];
    for (const here of holders)
      if (!known.has(here.id)) known.set(here.id, { ...here, last: null, logIns: [] });
  }
  return [...known.values()];
}

interface Here extends State {
  id: string;
  version: number;
  number: number;
  kind: CustomerKind;
  companyName: string;
  /** The address that waits to take the place of `email`; '' = none. */
  pendingEmail: string;
}

const lastSql = `SELECT number, row_hash AS hash, last_values AS values FROM customers.imported_row WHERE kind = 'consignors' AND number = ANY ($1::int[])`;
const hereSql = `SELECT id, version, number, kind, company_name AS "companyName", pending_email AS "pendingEmail", first_name AS "firstName", last_name AS "lastName", billing_street AS street,
    billing_postal_code AS "postalCode", billing_town AS town, email, telephone, newsletter_state = 'ON' AS newsletter FROM customers.customer`;
const byNumberSql = `${hereSql} WHERE number = ANY ($1::int[])`;
const byPendingSql = `${hereSql} WHERE pending_email <> '' AND pending_email = ANY ($1::text[])`;
const byEmailSql = `${hereSql} WHERE email <> '' AND email = ANY ($1::text[])`;

/** The addresses in these rows, in every spelling in which they may stand here. */
export function emailsIn(rows: readonly Row[]): string[] {
  return rows.flatMap(({ values: { email } }) => (email ? spellingsOf(email) : []));
}
