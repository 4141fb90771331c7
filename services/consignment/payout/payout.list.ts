import {
  connectionOf,
  countUpTo,
  keysetSql,
  limitedSql,
  pageOf,
  type PageArguments,
} from '../../kernel/connection/connection';
import type { Connection } from '../../kernel/connection/connection-type';
import { Places } from '../../kernel/connection/statement';
import type { Call } from '../../kernel/database/call';
import { isOpenSql } from '../store/store';
import type { PayoutCandidate, PayoutVerdict } from './payout-run';
import type { PayoutCandidateArguments } from './payout.input';
import {
  candidatesSql,
  runColumnsSql,
  runOf,
  statementColumnsSql,
  statementOf,
  type ShownRun,
  type ShownStatement,
  type Wanted,
} from './payout.rows';

interface CandidateRow extends Record<string, unknown> {
  id: string;
  number: number;
  verdict: PayoutVerdict;
  payableMinor: number;
  toComeMinor: number;
  currency: string;
}

/** Who is owed something or owes it, by their customer numbers. */
export async function listCandidates(
  call: Call,
  asked: Wanted,
  wanted: PayoutCandidateArguments,
): Promise<Connection<PayoutCandidate>> {
  const page = pageOf(wanted);
  const places = new Places();
  const limit = places.of(page.size + 1, 'int');
  const from = candidatesOf(asked, wanted.verdict ?? null, places);
  const keyset = keysetSql(page, 'k.number', 'k.id', 'ASC', 'int', places.keyOf(page));
  const text = limitedSql(
    `SELECT k.id, k.number, w.verdict, w.payable_minor::float8 AS "payableMinor", w.to_come_minor::float8 AS "toComeMinor",
            (SELECT currency FROM consignment.store) AS currency FROM ${from} ${keyset.where} ${keyset.order}`,
    limit,
  );
  const rows = await call.read((tx) => tx.sql<CandidateRow>(text, places.values));
  return {
    ...connectionOf(page, rows, ({ number, id }) => [String(number), id], candidateOf),
    count: () => {
      const counted = new Places();
      const all = candidatesOf(asked, wanted.verdict ?? null, counted);
      return call.read((tx) => countUpTo(tx, all, counted.values));
    },
  };
}

function candidatesOf(asked: Wanted, verdict: PayoutVerdict | null, places: Places): string {
  const from = `${candidatesSql(asked, places)} JOIN consignment.customer k ON k.id = w.customer_id`;
  return `${from} WHERE ${verdict === null ? 'true' : `w.verdict = ${places.of(verdict, 'text')}`}`;
}

function candidateOf({ id, verdict, payableMinor, toComeMinor, currency }: CandidateRow): PayoutCandidate {
  return {
    ...{ customer: { id }, verdict },
    payable: { amountMinor: payableMinor, currency },
    toCome: { amountMinor: toComeMinor, currency },
  };
}

/** The runs of the store, newest first. */
export async function listRuns(call: Call, wanted: PageArguments): Promise<Connection<ShownRun>> {
  const page = pageOf(wanted);
  const keyset = keysetSql(page, 't.id', 't.id', 'DESC', 'uuid', 2);
  const text = limitedSql(
    `SELECT ${runColumnsSql} FROM consignment.payout_run t WHERE ${isOpenSql} ${keyset.where} ${keyset.order}`,
    '$1::int',
  );
  const rows = await call.read((tx) =>
    tx.sql<{ id: string; currency: string }>(text, [page.size + 1, ...(page.key ?? [])]),
  );
  return {
    ...connectionOf(page, rows, ({ id }) => [id, id], runOf),
    count: () => call.read((tx) => countUpTo(tx, `consignment.payout_run t WHERE ${isOpenSql}`, [])),
  };
}

/** The statements of a run by their numbers, or those of a consignor, newest first. */
export async function listStatements(
  call: Call,
  of: { runId: string } | { customerId: string },
  wanted: PageArguments,
): Promise<Connection<ShownStatement>> {
  const page = pageOf(wanted);
  const [column, id, direction] =
    'runId' in of
      ? (['t.run_id', of.runId, 'ASC'] as const)
      : (['t.customer_id', of.customerId, 'DESC'] as const);
  const keyset = keysetSql(page, 't.number', 't.id', direction, 'int', 3);
  const tests = `${column} = $1::uuid AND ${isOpenSql}`;
  const text = limitedSql(
    `SELECT ${statementColumnsSql} FROM consignment.statement t WHERE ${tests} ${keyset.where} ${keyset.order}`,
    '$2::int',
  );
  const rows = await call.read((tx) =>
    tx.sql<{ id: string; number: number; currency: string }>(text, [id, page.size + 1, ...(page.key ?? [])]),
  );
  return {
    ...connectionOf(page, rows, (row) => [String(row.number), row.id], statementOf),
    count: () => call.read((tx) => countUpTo(tx, `consignment.statement t WHERE ${tests}`, [id])),
  };
}
