import type { Transaction } from '../../kernel/database/transaction';
import { rowsOf } from '../../kernel/row/rows';
import { openItemsSql } from '../item/item.rows';
import { LabelPaperRow, type LabelPaperName } from './label';
import { MOST_LABELS } from './label.input';
import { LABELLED_STATES, UNUSED, type Labelled, type Printing, type Remembered } from './label.rules';
import type { LabelNeed } from './need';
import type { Measure, Sheet } from './paper';

export const paperRows = rowsOf(LabelPaperRow);

/** An item of which a label is printed. */
export interface ToLabel extends Labelled {
  readonly id: string;
  readonly isOnSale: boolean;
}

/** Which items: some by id, and all that need it. */
export interface Choice {
  readonly ids: readonly string[];
  readonly need: LabelNeed | null;
}

const chosenSql = 'i.state = ANY ($1) AND (i.id = ANY ($2::uuid[]) OR i.label_need = $3)';

/**
 * Items of which labels may be printed, by number, locked so that nobody else counts or prices them meanwhile; one more than
 * go into a file. Who waited for somebody who prints the same finds what that one left.
 */
export function lockToLabel(tx: Transaction, choice: Choice): Promise<ToLabel[]> {
  return readToLabel(tx, choice, 'FOR UPDATE OF i');
}

/** The same to look at. */
export function readToLabel(
  tx: Transaction,
  { ids, need }: Choice,
  lock: '' | 'FOR UPDATE OF i' = '',
): Promise<ToLabel[]> {
  return tx.sql<ToLabel & Record<string, unknown>>(
    `SELECT i.id, i.number, i.description, nullif(i.size, '') AS size, nullif(i.brand, '') AS brand,
            i.price_minor::float8 AS "priceMinor", c.number AS "consignorNumber", i.state = 'ON_SALE' AS "isOnSale"
       FROM ${openItemsSql} JOIN consignment.customer c ON c.store_id = i.store_id AND c.id = i.customer_id
      WHERE ${chosenSql} ORDER BY i.number LIMIT ${MOST_LABELS + 1} ${lock}`,
    [LABELLED_STATES, ids, need],
  );
}

/** What is in an intake that this actor may see; null where there is none. */
export async function idsInIntake(tx: Transaction, intakeId: string): Promise<string[] | null> {
  const [row] = await tx.sql<{ ids: string[] }>(
    `SELECT ARRAY(SELECT i.id FROM consignment.item i WHERE i.intake_id = k.id) AS ids FROM consignment.intake k WHERE k.id = $1`,
    [intakeId],
  );
  return row?.ids ?? null;
}

/** How many there are, beyond those that go into a file too. */
export async function countToPrint(tx: Transaction, { ids, need }: Choice): Promise<number> {
  const text = `SELECT count(*)::int AS count FROM ${openItemsSql} WHERE ${chosenSql}`;
  const [row] = await tx.sql<{ count: number }>(text, [LABELLED_STATES, ids, need]);
  return row?.count ?? 0;
}

/** Counts a label of each in this print, with the price that stands on it. The items are locked by this transaction. */
export async function countLabels(
  tx: Transaction,
  printId: string,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  await tx.sql(
    `UPDATE consignment.item SET labels_printed = labels_printed + 1, label_price_minor = price_minor, labelled_at = $3,
            label_print_id = $1
      WHERE id = ANY ($2)`,
    [printId, ids, at],
  );
}

/**
 * Takes the labels of a print back that were counted and never made. Of an item whose label a later print made, that one
 * is the last all the same; of any other, what stands on the one before, and when it was printed, is not known any more.
 */
export async function uncountLabels(tx: Transaction, printId: string, ids: readonly string[]): Promise<void> {
  await tx.sql(
    `UPDATE consignment.item SET labels_printed = labels_printed - 1,
            label_price_minor = CASE WHEN label_print_id <> $1 THEN label_price_minor END,
            labelled_at = CASE WHEN label_print_id <> $1 THEN labelled_at END,
            label_print_id = CASE WHEN label_print_id <> $1 THEN label_print_id END
      WHERE id = ANY ($2) AND labels_printed > 0`,
    [printId, ids],
  );
}

/** What was printed with on a paper before, as the row says it. */
export function rememberedOf(row: LabelPaperRow | undefined): Remembered {
  if (row === undefined) return UNUSED;
  const { format, measures, nextPosition, shiftRightMm, shiftDownMm } = row;
  return { format, measures: measures as Sheet | Measure | null, nextPosition, shiftRightMm, shiftDownMm };
}

/** The paper's row, nobody else's until the transaction ends: of two who print on one sheet the second goes on behind the first. */
export async function lockPaper(tx: Transaction, paper: LabelPaperName, at: Date): Promise<Remembered> {
  await tx.sql(
    `INSERT INTO consignment.label_paper (paper, format, used_at) VALUES ($1, 'PDF', $2) ON CONFLICT DO NOTHING`,
    [paper, at],
  );
  return rememberedOf((await paperRows.lock(tx, paper)) ?? undefined);
}

/** Remembers what was printed with. */
export async function rememberPaper(
  tx: Transaction,
  paper: LabelPaperName,
  { format, measures, shift }: Printing,
  nextPosition: number,
  usedAt: Date,
): Promise<void> {
  await paperRows.update(tx, paper, {
    ...{ format, nextPosition, usedAt, shiftRightMm: shift.rightMm, shiftDownMm: shift.downMm },
    ...(measures !== null && { measures }),
  });
}
