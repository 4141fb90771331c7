import { paidInCredit } from '../../../schema/events/consignment';
import type { Transaction } from '../../kernel/database/transaction';
import { newId } from '../../kernel/id/id';
import { closePaidRequests } from '../payout-request/payout-request.rows';
import { holdBalances } from '../balance/hold-balances';
import { sendMails } from '../../kernel/mail/send-mail';
import { statementMail } from './statement.mail';
import { divisionSql, termsSql } from './division.rows';
import { leastOf, statementRows, type StoredRun, type StoredStatement } from './payout.rows';

type Person = Pick<StoredStatement, 'name' | 'language'>;
type NewStatement = Omit<StoredStatement, 'number' | keyof Person>;
type Division = Pick<
  StoredStatement,
  'method' | 'creditMinor' | 'bonusMinor' | 'accountIban' | 'accountHolder'
>;

/** What was written, and of how much. */
export interface Paid {
  count: number;
  totalMinor: number;
}

/**
 * Pays consignors what can be paid out, in one transaction: each by a statement of all their lines, as they are now. Who has come to
 * be owed too little meanwhile is left. Their balances are held first: what is undone or charged at this moment goes before it, or
 * is carried on.
 */
export async function payOut(
  tx: Transaction,
  run: StoredRun,
  customerIds: readonly string[],
  now: Date,
): Promise<Paid> {
  await holdBalances(tx, customerIds);
  const paid = await tx.sql<Division & { id: string; customerId: string; totalMinor: number }>(payOutSql, [
    ...[customerIds, customerIds.map(() => newId())],
    ...[run.payableOn, leastOf(run), run.method],
  ]);
  await closePaidRequests(
    tx,
    paid.map(({ customerId }) => customerId),
    now,
  );
  return writeStatements(
    tx,
    run,
    paid.map((each) => ({ ...each, runId: run.id, reversesId: null, madeAt: now })),
  );
}

const payOutSql = `
WITH wanted AS MATERIALIZED (SELECT * FROM unnest($1::uuid[], $2::uuid[]) AS w (customer_id, id)),
payable AS MATERIALIZED (
  SELECT l.store_id, w.id, l.customer_id, l.id AS line_id, l.item_id, sum(l.amount_minor) OVER (PARTITION BY l.customer_id)::bigint AS total_minor
    FROM wanted w JOIN consignment.balance_line l ON l.customer_id = w.customer_id
   WHERE l.payable_on <= $3::date
     AND NOT EXISTS (SELECT FROM consignment.payout_line p WHERE p.store_id = l.store_id AND p.balance_line_id = l.id)),
due AS MATERIALIZED (
  SELECT s.id, s.customer_id, s.total_minor, d.method, d.credit_minor, d.bonus_minor,
         CASE WHEN d.method = 'TRANSFER' THEN a.iban END AS iban, CASE WHEN d.method = 'TRANSFER' THEN a.holder END AS holder
    FROM (SELECT DISTINCT store_id, id, customer_id, total_minor FROM payable) s ${termsSql('s')}
   CROSS JOIN LATERAL (${divisionSql('s.total_minor', '$5::text')}) d
   WHERE s.total_minor >= $4::bigint AND NOT d.lacks_account),
paid AS (
  INSERT INTO consignment.payout_line (balance_line_id, customer_id, statement_id, item_description)
  SELECT p.line_id, p.customer_id, p.id, (SELECT i.description FROM consignment.item i WHERE i.store_id = p.store_id AND i.id = p.item_id)
    FROM payable p WHERE p.id IN (SELECT id FROM due) ORDER BY p.line_id RETURNING statement_id)
SELECT d.id, d.customer_id AS "customerId", d.total_minor::float8 AS "totalMinor", d.method, d.credit_minor::float8 AS "creditMinor",
       d.bonus_minor::float8 AS "bonusMinor", d.iban AS "accountIban", d.holder AS "accountHolder"
  FROM due d WHERE d.id IN (SELECT statement_id FROM paid)`;

/** Takes statements back, in one transaction: what each paid is owed again from today on, by a line of its own [R-CO6]. */
export async function takeBack(
  tx: Transaction,
  run: StoredRun,
  statements: readonly StoredStatement[],
  now: Date,
): Promise<Paid> {
  const back = statements.toSorted((one, other) => (one.customerId < other.customerId ? -1 : 1));
  await tx.sql(
    `INSERT INTO consignment.balance_line (id, customer_id, kind, amount_minor, cause_kind, cause_id, payable_on, made_at)
     SELECT kernel.new_id(), customer_id, 'PAYOUT_REVERSED', amount_minor, 'STATEMENT', statement_id, $4, $5
       FROM unnest($1::uuid[], $2::uuid[], $3::bigint[]) AS g (customer_id, statement_id, amount_minor)`,
    [
      back.map(({ customerId }) => customerId),
      back.map(({ id }) => id),
      back.map(({ totalMinor }) => totalMinor),
      ...[run.payableOn, now],
    ],
  );
  return writeStatements(
    tx,
    run,
    back.map(({ id: reversesId, customerId, method, totalMinor, creditMinor, bonusMinor }) => ({
      ...{ id: newId(), runId: run.id, customerId, method, reversesId, madeAt: now },
      ...{ totalMinor: -totalMinor, creditMinor: 0 - creditMinor, bonusMinor: 0 - bonusMinor },
      ...{ accountIban: null, accountHolder: null },
    })),
  );
}

/** The statements and their numbers, which others wait for, come last; the run counts them. */
async function writeStatements(
  tx: Transaction,
  run: StoredRun,
  statements: readonly NewStatement[],
): Promise<Paid> {
  const count = statements.length;
  if (count === 0) return { count, totalMinor: 0 };
  const totalMinor = statements.reduce((sum, each) => sum + each.totalMinor, 0);
  const people = await tx.sql<Person & { id: string; email: string }>(
    `SELECT id, display_name AS name, email, coalesce(nullif(language, ''), (SELECT s.language FROM consignment.store s)) AS language
       FROM consignment.customer WHERE id = ANY ($1::uuid[]) ORDER BY number, id`,
    [statements.map(({ customerId }) => customerId)],
  );
  await tx.sql(
    'UPDATE consignment.payout_run SET statement_count = statement_count + $2, total_minor = total_minor + $3 WHERE id = $1',
    [run.id, count, totalMinor],
  );
  const emails = new Map(people.map(({ id, email }) => [id, email]));
  await sendMails(
    tx,
    statementMail,
    statements.flatMap(({ id: statementId, customerId }) => {
      const to = emails.get(customerId) ?? '';
      return to === '' ? [] : [{ key: statementId, to, customerId, data: { statementId } }];
    }),
  );
  await emitPaidInCredit(tx, statements);
  const [taken] = await tx.sql<{ last: number }>(
    `INSERT INTO consignment.statement_counter AS known (last_number) VALUES ($1)
     ON CONFLICT (store_id) DO UPDATE SET last_number = known.last_number + $1 RETURNING last_number AS last`,
    [count],
  );
  const first = (taken?.last ?? 0) - count + 1;
  const places = new Map(
    people.map(({ id, name, language }, at) => [id, { name, language, number: first + at }]),
  );
  await statementRows.insertMany(
    tx,
    statements.map((each) => {
      const place = places.get(each.customerId);
      if (place === undefined) throw new Error(`Nobody ${each.customerId} is here to be paid`);
      return { ...each, ...place };
    }),
  );
  return { count, totalMinor };
}

/** Commerce keeps store credit: it hears what statements gave, and take back [S19]. */
async function emitPaidInCredit(tx: Transaction, statements: readonly NewStatement[]): Promise<void> {
  const payouts = statements
    .filter(({ creditMinor }) => creditMinor !== 0)
    .map(({ id: statementId, customerId, creditMinor, bonusMinor, reversesId, madeAt }) => ({
      ...{ statementId, customerId, amountMinor: creditMinor + bonusMinor },
      ...{ takesBack: reversesId, at: madeAt.toISOString() },
    }));
  const [first] = payouts;
  if (first !== undefined) await tx.emit(paidInCredit, { id: first.statementId, version: 1 }, { payouts });
}
