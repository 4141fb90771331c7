import type { Transaction } from '../../kernel/database/transaction';
import type { ImportNote } from '../../kernel/graph/import';
import { rowHash, type ImportCounts } from '../../kernel/import/import';
import { addFault, hasFault, repeated } from '../../kernel/table/fault';
import type { Table } from '../../kernel/table/table';
import { hasSelfEntry } from '../store/store.rules';
import { askInParts } from './ask-in-parts';
import type { ConsignorValues } from './consignor.columns';
import { agreementOf, isSameAgreement, type ImportedAgreement } from './consignor.rules';
import type { SeenRow } from './imported-row';

/** What importing a consignors file would do to the agreements; the dry run shows it, the import carries it out. */
export interface ConsignorPlan extends ImportCounts {
  /** Agreements to write. */
  changes: { customerId: string; agreement: ImportedAgreement }[];
  /** Rows that are new since the last import, to be remembered. */
  seen: SeenRow[];
  /** Customers of the file that consignment has not heard of yet. */
  missing: number;
  notes: ImportNote[];
}

type KnownConsignor = ImportedAgreement & {
  number: number;
  customer_id: string;
  is_consignor: boolean;
  hash: string | null;
};

/** Compares a file with what is agreed here, and adds the faults only consignment can see to the table. */
export async function planConsignors(tx: Transaction, table: Table<ConsignorValues>): Promise<ConsignorPlan> {
  repeated(table, 'number');
  const known = await readKnown(tx, table);
  const plan: ConsignorPlan = {
    changes: [],
    seen: [],
    missing: 0,
    notes: notesOf(table),
    toCreate: 0,
    toUpdate: 0,
    unchanged: 0,
  };
  for (const row of table.rows) {
    if (row.values.mayCreateItems === true && !hasSelfEntry(tx.actor.storeId)) {
      const message = `Consignors cannot enter items in store ${tx.actor.storeId}.`;
      addFault(table, row, 'mayCreateItems', { code: 'SELF_ENTRY_NOT_ALLOWED', message, hint: 'Nee' });
    }
    if (row.values.number === null || row.faults.length > 0) continue;
    planRow(plan, row.values.number, agreementOf(row.values), known.get(row.values.number));
  }
  return plan;
}

function planRow(
  plan: ConsignorPlan,
  number: number,
  agreement: ImportedAgreement,
  here: KnownConsignor | undefined,
): void {
  const customerId = here?.customer_id ?? null;
  if (customerId === null) plan.missing += 1;
  const hash = rowHash([number, ...Object.values(agreement)]);
  if (here?.hash === hash) {
    plan.unchanged += 1;
    return;
  }
  plan.seen.push({ number, hash });
  if (here?.is_consignor && isSameAgreement(agreement, here)) {
    plan.unchanged += 1;
    return;
  }
  if (here?.is_consignor) plan.toUpdate += 1;
  else plan.toCreate += 1;
  if (customerId !== null) plan.changes.push({ customerId, agreement });
}

function readKnown(tx: Transaction, table: Table<ConsignorValues>): Promise<Map<number, KnownConsignor>> {
  const numbers = table.rows.map((row) => row.values.number).filter((number) => number !== null);
  return askInParts<KnownConsignor>(tx, numbers, knownSql);
}

const knownSql = `
SELECT c.number, c.id AS customer_id, k.customer_id IS NOT NULL AS is_consignor, k.charity, k.may_create_items AS "mayCreateItems",
       k.item_allowance AS "itemAllowance", k.consignor_share_percent AS "consignorSharePercent",
       k.return_mail AS "returnMail", k.calendar_note AS "calendarNote", r.hash
  FROM consignment.customer c
  LEFT JOIN LATERAL (SELECT * FROM consignment.consignor WHERE customer_id = c.id OFFSET 0) k ON true
  LEFT JOIN LATERAL (SELECT hash FROM consignment.imported_row WHERE kind = 'CONSIGNOR' AND number = c.number OFFSET 0) r ON true
 WHERE c.number = ANY ($1)`;

function notesOf(table: Table<ConsignorValues>): ImportNote[] {
  const blanks = (key: keyof ConsignorValues): number =>
    table.rows.filter((row) => row.values[key] === null && !hasFault(table, row, key)).length;
  return [
    { code: 'CHARITY_NOT_ASKED', count: blanks('charity') },
    { code: 'SPLIT_BLANK', count: blanks('consignorSharePercent') },
  ];
}
