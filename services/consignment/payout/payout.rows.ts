import type { Transaction } from '../../kernel/database/transaction';
import { Places } from '../../kernel/connection/statement';
import type { Money } from '../../kernel/graph/shared';
import { rowsOf } from '../../kernel/row/rows';
import { toComeSql } from '../balance/payable.rows';
import { isOpenSql } from '../store/store';
import { divisionSql, termsSql, waysSql, type CountedWay } from './division.rows';
import { PayoutRun, type PayoutVerdict } from './payout-run';
import { Statement } from './statement';

export type StoredRun = Omit<
  PayoutRun,
  'reverses' | 'total' | 'job' | 'statements' | 'transfers' | 'ways' | 'bonus' | 'takenBack'
>;
export type StoredStatement = Omit<
  Statement,
  | 'total'
  | 'inMoney'
  | 'inCredit'
  | 'bonus'
  | 'account'
  | 'reverses'
  | 'reversedBy'
  | 'customer'
  | 'balanceLines'
>;

/** The tables of runs and of statements, as their classes declare them. */
export const runRows = rowsOf<StoredRun>(PayoutRun);
export const statementRows = rowsOf<StoredStatement>(Statement);

const listedStatement = statementRows.as('t');
const listedRun = runRows.as('t');

/** What a run asks for: of whom, by when, how little it leaves, and which way all go; null = as agreed with each. */
export type Wanted = Pick<StoredRun, 'customerId' | 'payableOn' | 'minimumMinor' | 'method'>;

/** The least that anybody is paid: a consignor asked for alone is paid however little it is. */
export const leastOf = ({ customerId, minimumMinor }: Pick<Wanted, 'customerId' | 'minimumMinor'>): number =>
  customerId === null ? Math.max(1, minimumMinor) : 1;

/**
 * Whose balance is not nothing (`w`), with what can be paid out by the day, how it is divided, and what a run does with them [R-CO6].
 */
export function candidatesSql(
  { customerId, payableOn, minimumMinor, method }: Wanted,
  places: Places,
): string {
  const only = customerId === null ? '' : `AND b.customer_id = ${places.of(customerId, 'uuid')}`;
  const day = places.of(payableOn, 'date');
  const minimum = places.of(leastOf({ customerId, minimumMinor }), 'bigint');
  const division = divisionSql('p.payable_minor', places.of(method, 'text'));
  return `(
    SELECT b.customer_id, p.payable_minor, c.to_come AS to_come_minor, d.method, d.credit_minor, d.bonus_minor,
           CASE WHEN p.payable_minor >= ${minimum} THEN CASE WHEN d.lacks_account THEN 'NO_ACCOUNT' ELSE 'TO_PAY' END
                WHEN p.payable_minor > 0 THEN 'BELOW_MINIMUM'
                WHEN p.payable_minor < 0 THEN 'NEGATIVE' ELSE 'NOT_YET' END AS verdict
      FROM consignment.balance b ${termsSql('b')}
     CROSS JOIN LATERAL (${toComeSql('b', day)}) c
     CROSS JOIN LATERAL (SELECT (b.amount_minor - c.to_come)::bigint AS payable_minor) p
     CROSS JOIN LATERAL (${division}) d
     WHERE b.amount_minor <> 0 ${only}) w`;
}

/** Those with whom a run would do the same, counted, and the ways of what they get. */
export async function countCandidates(
  tx: Transaction,
  wanted: Wanted,
): Promise<
  { verdict: PayoutVerdict; count: number; payableMinor: number; bonusMinor: number; ways: CountedWay[] }[]
> {
  const places = new Places();
  const from = candidatesSql(wanted, places);
  return tx.sql(
    `SELECT w.verdict, count(*)::int AS count, sum(w.payable_minor)::float8 AS "payableMinor",
            sum(w.bonus_minor)::float8 AS "bonusMinor", ${waysSql('w', 'payable_minor')} AS ways FROM ${from} GROUP BY w.verdict`,
    places.values,
  );
}

/** The next who are to be paid, by their ids. */
export async function nextToPay(
  tx: Transaction,
  wanted: Wanted,
  after: string | null,
  most: number,
): Promise<string[]> {
  const places = new Places();
  const from = candidatesSql(wanted, places);
  const behind = after === null ? '' : `AND w.customer_id > ${places.of(after, 'uuid')}`;
  const rows = await tx.sql<{ id: string }>(
    `SELECT w.customer_id AS id FROM ${from} WHERE w.verdict = 'TO_PAY' ${behind} ORDER BY w.customer_id LIMIT ${places.of(most, 'int')}`,
    places.values,
  );
  return rows.map(({ id }) => id);
}

/** A statement as the graph shows it, but for what it leads to. */
export type ShownStatement = Omit<Statement, 'account' | 'reverses' | 'reversedBy' | 'balanceLines'>;
/** A run as the graph shows it, but for what it leads to. */
export type ShownRun = Omit<
  PayoutRun,
  'reverses' | 'job' | 'statements' | 'transfers' | 'ways' | 'bonus' | 'takenBack'
>;

/** Columns of statements and of runs `t`, with the currency of the store. */
export const statementColumnsSql = `${listedStatement.columns}, (SELECT currency FROM consignment.store) AS currency`;
export const runColumnsSql = `${listedRun.columns}, (SELECT currency FROM consignment.store) AS currency`;

export function statementOf(row: Record<string, unknown> & { currency: string }): ShownStatement {
  const statement = listedStatement.of(row);
  const money = (amountMinor: number): Money => ({ amountMinor, currency: row.currency });
  const { totalMinor, creditMinor, bonusMinor } = statement;
  return {
    ...statement,
    ...{ total: money(totalMinor), inMoney: money(totalMinor - creditMinor) },
    ...{ inCredit: money(creditMinor), bonus: money(bonusMinor) },
    customer: { id: statement.customerId },
  };
}

export function runOf(row: Record<string, unknown> & { currency: string }): ShownRun {
  const run = listedRun.of(row);
  return { ...run, total: { amountMinor: run.totalMinor, currency: row.currency } };
}

/** Statements by id, as far as the actor may see them: the batch of the loader 'statement'. */
export const readStatements = (tx: Transaction, ids: string[]): Promise<Map<string, ShownStatement>> =>
  statementsBy(tx, 'id', ids);

/** Statements by what they take back: the batch of the loader 'reversedBy'. */
export const readReversals = (tx: Transaction, ids: string[]): Promise<Map<string, ShownStatement>> =>
  statementsBy(tx, 'reversesId', ids);

async function statementsBy(
  tx: Transaction,
  key: 'id' | 'reversesId',
  ids: string[],
): Promise<Map<string, ShownStatement>> {
  const column = { id: 't.id', reversesId: 't.reverses_id' }[key];
  const rows = await tx.sql<{ currency: string }>(
    `SELECT ${statementColumnsSql} FROM consignment.statement t WHERE ${column} = ANY ($1::uuid[]) AND ${isOpenSql}`,
    [ids],
  );
  return new Map(rows.map(statementOf).map((statement) => [statement[key] ?? '', statement]));
}

/** Runs by id: the batch of the loader 'payoutRun'. */
export async function readRuns(tx: Transaction, ids: string[]): Promise<Map<string, ShownRun>> {
  const rows = await tx.sql<{ currency: string }>(
    `SELECT ${runColumnsSql} FROM consignment.payout_run t WHERE t.id = ANY ($1::uuid[]) AND ${isOpenSql}`,
    [ids],
  );
  return new Map(rows.map(runOf).map((run) => [run.id, run]));
}

/** The statements by which balance lines were paid out, by the line: the batch of the loader 'statementOfLine'. */
export async function readStatementsOfLines(
  tx: Transaction,
  lineIds: string[],
): Promise<Map<string, ShownStatement>> {
  const rows = await tx.sql<{ currency: string; lineId: string }>(
    `SELECT ${statementColumnsSql}, p.balance_line_id AS "lineId" FROM consignment.payout_line p
       JOIN consignment.statement t ON t.store_id = p.store_id AND t.id = p.statement_id
      WHERE p.balance_line_id = ANY ($1::uuid[]) AND ${isOpenSql}`,
    [lineIds],
  );
  return new Map(rows.map((row) => [row.lineId, statementOf(row)]));
}
