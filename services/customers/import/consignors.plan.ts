import type { Transaction } from '../../kernel/database/transaction';
import { emailOf } from '../../kernel/email/email';
import type { ImportChange } from '../../kernel/graph/import-preview';
import { newId } from '../../kernel/id/id';
import { asInFile, changeOf } from '../../kernel/import/preview';
import { judgeRow, lastValuesAfter, rowHash, type LastValues } from '../../kernel/import/row';
import { addFault } from '../../kernel/table/fault';
import type { Table } from '../../kernel/table/table';
import type { Consent } from '../customer/consent';
import { logInFaults } from '../customer/customer.rules';
import { customersLoggingInWith } from '../customer/log-in-addresses';
import {
  emailsIn,
  nobody,
  readKnown,
  stateOf,
  type Known,
  type Row,
  type State,
  type Values,
} from './consignors.known';

/** What one row does: `version` is the customer's before it, null for a new one. */
export interface Change extends State {
  id: string;
  number: number;
  version: number | null;
  /** The address that goes on waiting; '' = none. */
  pendingEmail: string;
  /** The consent to the newsletter before it; undefined for a new one. */
  consent: Consent | undefined;
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
  /** New addresses of customers who log in with the present one: they wait until they are confirmed [R-ID8]. */
  asked: { row: Row; customerId: string; email: string }[];
  /** Rows whose address is the log-in of another customer: that is said, and nobody is linked to it. */
  logInsElsewhere: Row[];
}

/** Compares the file with the store; adds the faults only the store can know to the table. */
export async function planChanges(tx: Transaction, table: Table<Values>): Promise<Plan> {
  const known = await readKnown(tx, table);
  const byNumber = new Map(known.map((each) => [each.number, each]));
  // Also who waits for one: they would lose it.
  const byEmail = new Map(
    known.flatMap((each) =>
      [each.pendingEmail, each.email].filter(Boolean).map((email) => [emailOf(email), each]),
    ),
  );
  const plan: Plan = {
    ...{ created: [], updated: [], same: [], unchanged: 0 },
    ...{ differences: [], asked: [], logInsElsewhere: [] },
  };
  const loggingIn = await customersLoggingInWith(tx, emailsIn(table.rows));
  for (const row of table.rows) {
    if (row.values.number === null) continue;
    const here = byNumber.get(row.values.number);
    const hash = rowHash(row.values);
    if (here?.last?.hash === hash) {
      plan.unchanged += 1;
      continue;
    }
    emailFaults(table, row, byEmail);
    const others = loggingIn.get(row.values.email ?? '') ?? [];
    if (others.some((id) => id !== here?.id)) plan.logInsElsewhere.push(row);
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
  row: Row,
  { number, hash }: { number: number; hash: string },
  here: Known | undefined,
): void {
  const given = givenIn(row.values);
  const change: Change = {
    ...nobody,
    ...(here && stateOf(here)),
    ...given,
    id: here?.id ?? newId(),
    number,
    version: here?.version ?? null,
    pendingEmail: '',
    consent: here?.consent,
    hash,
    last: lastValuesAfter(given, here?.last?.lastValues),
  };
  if (here === undefined) {
    plan.created.push(change);
    return;
  }
  // An address that waits to be confirmed is the one that was last said.
  const stands = { ...here, email: here.pendingEmail || here.email };
  const { changed, contradicted } = judgeRow<keyof State>(given, stands, here.last?.lastValues ?? {}, nobody);
  for (const key of contradicted) changedHere(table, row, key, stands[key]);
  logInFaultsIn(table, row, here, given);
  if (row.faults.length > 0) return;
  const differences = changeOf<Values, keyof State>(table, row, number, changed, stands, change);
  if (here.logIns.includes(emailOf(here.email))) {
    if (changed.includes('email')) plan.asked.push({ row, customerId: here.id, email: change.email });
    change.email = here.email;
  }
  if (change.email === here.email) change.pendingEmail = here.pendingEmail;
  if (changed.length === 0) {
    plan.same.push(change);
    plan.unchanged += 1;
  } else {
    plan.differences.push(differences);
    plan.updated.push(change);
  }
}

/** Who logs in keeps what a log-in needs, a name and an address [R-CU1]: a file may not take it away. */
function logInFaultsIn(table: Table<Values>, row: Row, here: Known, given: Partial<State>): void {
  if (here.logIns.length === 0) return;
  const missing = new Set(logInFaults(here).map(({ path }) => path));
  for (const { path, code, message } of logInFaults({ ...here, ...given }))
    if (!missing.has(path) && path in nobody) addFault(table, row, path as keyof State, { code, message });
}

/** What a row says of a customer: a column that is not there says nothing, nor does a blank newsletter cell. */
function givenIn({ number: _number, email, newsletter, ...texts }: Values): Partial<State> {
  const given: Partial<State> = {};
  for (const [key, value] of Object.entries(texts) as [keyof typeof texts, string | null | undefined][])
    if (value !== undefined) given[key] = value ?? '';
  if (email !== undefined) given.email = email ?? '';
  if (newsletter != null) given.newsletter = newsletter;
  return given;
}

function emailFaults(table: Table<Values>, row: Row, byEmail: Map<string, Known>): void {
  const { email } = row.values;
  if (email == null) return;
  const owner = byEmail.get(email);
  if (owner !== undefined && owner.number !== row.values.number) {
    addFault(table, row, 'email', {
      code: 'TAKEN',
      message: `Customer ${owner.number} has this e-mail address${emailOf(owner.email) === email ? '' : ', as soon as it is confirmed'}.`,
    });
  }
}

/** Somebody changed this here since the last import, and the row says something else [R-IM3]. */
function changedHere(table: Table<Values>, row: Row, key: keyof State, value: string | boolean): void {
  const hint = asInFile(
    table.specs.find((spec) => spec.key === key),
    value,
  );
  const message = `This was changed here since the last import; now it is ${hint === null ? 'blank' : `“${hint}”`}.`;
  addFault(table, row, key, { code: 'CHANGED_HERE', message, hint });
}
