import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../kernel/clock/clock';
import type { Transaction } from '../../kernel/database/transaction';
import type { Language } from '../../kernel/language/language';
import { text } from '../../kernel/row/columns';
import { rowsOf } from '../../kernel/row/rows';
import { isOpenSql } from '../store/store';

/** An item as the receipt has it: what was decided of it, and what its consignor gets where it sells for its price. */
export interface ReceiptItem {
  number: number;
  description: string;
  size: string | null;
  /** VAT included; null where the store has yet to name one. */
  priceMinor: number | null;
  sharePercent: number | null;
  shareMinor: number | null;
  /** Not on sale before this day. */
  heldUntil: LocalDate | null;
  /** Why it was refused, and until when it is collected; null for what was accepted. */
  rejectedBecause: string | null;
  collectBy: LocalDate | null;
}

/** What was handed out of an intake: in the consignor's language, and it stays. */
@Entity('intake_receipt', { schema: 'consignment' })
export class IntakeReceipt {
  @PrimaryColumn('uuid')
  intakeId: string;
  @Column('uuid')
  customerId: string;
  @Column('date')
  receivedOn: LocalDate;
  @Column('text')
  language: Language;
  @Column(text)
  termsVersion: string | null;
  @Column('jsonb')
  items: ReceiptItem[];
}

export const intakeReceiptRows = rowsOf(IntakeReceipt);

/** A receipt with whose and from whom it is, as mail and paper say it. */
export interface WholeReceipt extends IntakeReceipt {
  number: number;
  name: string;
  store: { name: string; colour: string; currency: string };
}

const receipt = intakeReceiptRows.as('r');

interface ReceiptRow {
  number: number;
  customerName: string;
  storeName: string;
  colour: string;
  currency: string;
}

/** The receipt of an intake; null where there is none, or none that this actor may see. */
export async function findReceipt(tx: Transaction, intakeId: string): Promise<WholeReceipt | null> {
  const [row] = await tx.sql<ReceiptRow & { [column: string]: unknown }>(
    `SELECT ${receipt.columns}, c.number, c.display_name AS "customerName", s.name AS "storeName", s.colour, s.currency
       FROM consignment.intake_receipt r
       JOIN consignment.customer c ON c.store_id = r.store_id AND c.id = r.customer_id
       JOIN consignment.store s ON s.store_id = r.store_id
      WHERE r.intake_id = $1 AND ${isOpenSql}`,
    [intakeId],
  );
  if (row === undefined) return null;
  const { number, customerName: name, storeName, colour, currency } = row;
  return { ...receipt.of(row), number, name, store: { name: storeName, colour, currency } };
}
