import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../kernel/clock/clock';
import type { Transaction } from '../../kernel/database/transaction';
import type { Language } from '../../kernel/language/language';
import { rowsOf } from '../../kernel/row/rows';
import type { AfterGrace } from '../item/deadline.rules';
import { isOpenSql } from '../store/store';

/** An item as a reminder has it. */
export interface RemindedItem {
  number: number;
  description: string;
  size: string | null;
  /** VAT included; null where it has none. */
  priceMinor: number | null;
}

/** What a consignor was told before a return date: in their language, and it stays. */
@Entity('reminder', { schema: 'consignment' })
export class Reminder {
  @PrimaryColumn('uuid')
  customerId: string;
  @PrimaryColumn('date')
  returnOn: LocalDate;
  @Column('timestamptz')
  madeAt: Date;
  /** False where there was no address. */
  @Column('boolean')
  mailed: boolean;
  @Column('text')
  language: Language;
  @Column('date')
  collectBy: LocalDate;
  @Column('text')
  afterwards: AfterGrace;
  @Column('jsonb')
  items: RemindedItem[];
}

/** A reminder with whose and from whom it is, as its mail says it. */
export interface WholeReminder extends Reminder {
  number: number;
  name: string;
  store: { name: string; colour: string; currency: string };
}

const reminder = rowsOf(Reminder).as('r');

/** The reminder of a consignor and a date; null where there is none, or none that this actor may see. */
export async function findReminder(
  tx: Transaction,
  { customerId, returnOn }: Pick<Reminder, 'customerId' | 'returnOn'>,
): Promise<WholeReminder | null> {
  const [row] = await tx.sql<{ number: number; customerName: string; [column: string]: unknown }>(
    `SELECT ${reminder.columns}, c.number, c.display_name AS "customerName", s.name AS "storeName", s.colour, s.currency
       FROM consignment.reminder r
       JOIN consignment.customer c ON c.store_id = r.store_id AND c.id = r.customer_id
       JOIN consignment.store s ON s.store_id = r.store_id
      WHERE r.customer_id = $1 AND r.return_on = $2 AND ${isOpenSql}`,
    [customerId, returnOn],
  );
  if (row === undefined) return null;
  const { number, customerName: name, storeName, colour, currency } = row as unknown as NamedRow;
  return { ...reminder.of(row), number, name, store: { name: storeName, colour, currency } };
}

interface NamedRow {
  number: number;
  customerName: string;
  storeName: string;
  colour: string;
  currency: string;
}

type LastReminder = Pick<Reminder, 'returnOn' | 'madeAt' | 'mailed'>;

/** The reminder of the latest date of each of these consignors. */
export async function readLastReminders(
  tx: Transaction,
  customerIds: readonly string[],
): Promise<Map<string, LastReminder>> {
  const rows = await tx.sql<LastReminder & { customerId: string }>(
    `SELECT DISTINCT ON (customer_id) customer_id AS "customerId", return_on::text AS "returnOn", made_at AS "madeAt", mailed
       FROM consignment.reminder WHERE customer_id = ANY ($1::uuid[]) AND ${isOpenSql} ORDER BY customer_id, return_on DESC`,
    [customerIds],
  );
  return new Map(rows.map(({ customerId, ...reminder }) => [customerId, reminder]));
}
