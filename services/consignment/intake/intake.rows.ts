import type { Transaction } from '../../kernel/database/transaction';
import { notFound } from '../../kernel/refusal/refusal';
import { rowsOf } from '../../kernel/row/rows';
import { openItemsSql } from '../item/item.rows';
import { Intake } from './intake';
import { isOpenSql } from '../store/store';

export type StoredIntake = Omit<Intake, 'customer' | 'itemCount'>;

/** The table of intakes, as its class declares it. */
export const intakeRows = rowsOf<StoredIntake>(Intake);

/** The row as the graph shows it. */
export function intakeOf(row: StoredIntake): Intake {
  return { ...row, customer: { id: row.customerId } };
}

/** Intakes by id, as far as the actor may see them: the batch of the loader 'intake'. */
export async function readIntakes(tx: Transaction, ids: string[]): Promise<Map<string, Intake>> {
  const rows = await intakeRows.where(tx, `t.id = ANY ($1) AND ${isOpenSql}`, [ids]);
  return new Map(rows.map((row) => [row.id, intakeOf(row)]));
}

/** The intakes that consignors are entering into, by the consignor: the batch of the loader 'openIntake'. */
export async function readOpenIntakes(tx: Transaction, customerIds: string[]): Promise<Map<string, Intake>> {
  const text = `t.customer_id = ANY ($1) AND t.state = 'OPEN' AND ${isOpenSql}`;
  const rows = await intakeRows.where(tx, text, [customerIds]);
  return new Map(rows.map((row) => [row.customerId, intakeOf(row)]));
}

/** How many items are in intakes: the batch of the loader 'itemCount'. One without any is not among them. */
export async function countItems(tx: Transaction, ids: string[]): Promise<Map<string, number>> {
  const rows = await tx.sql<{ id: string; count: number }>(
    `SELECT i.intake_id AS "id", count(*)::int AS "count" FROM ${openItemsSql} WHERE i.intake_id = ANY ($1) GROUP BY i.intake_id`,
    [ids],
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** An intake that is there. */
export async function getIntake(tx: Transaction, id: string): Promise<Intake> {
  const intake = (await readIntakes(tx, [id])).get(id);
  if (intake === undefined) throw notFound();
  return intake;
}
