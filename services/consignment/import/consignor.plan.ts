import type { Transaction } from '../../kernel/database/transaction';
import type { ImportNote } from '../../kernel/graph/import';
import type { ImportChange } from '../../kernel/graph/import-preview';
import { noteOf, type ImportCounts } from '../../kernel/import/import';
import { asInFile, changeOf } from '../../kernel/import/preview';
import { judgeRow, lastValuesAfter, rowHash, type LastValues } from '../../kernel/import/row';
import { addFault, hasFault } from '../../kernel/table/fault';
import type { Table, TableRow } from '../../kernel/table/table';
import { consignorRows } from '../consignor/consignor.rows';
import { findStore } from '../store/store';
import { letsEnter } from '../store/store.rules';
import { askInParts } from './ask-in-parts';
import type { ConsignorValues } from './consignor.columns';
import {
  agreementOf,
  givenIn,
  newValues,
  valuesOf,
  type AgreedValues,
  type FiledAgreement,
} from './consignor.rules';
import { importedRows, type SeenRow } from './imported-row';

/** What importing a consignors file would do to the agreements; the dry run shows it, the import carries it out. */
export interface ConsignorPlan extends ImportCounts {
  /** Agreements to write; `version` is the one they change, 0 where there is none yet. */
  changes: { customerId: string; version: number; agreement: FiledAgreement }[];
  /** Before and after of agreements that stand here. */
  differences: ImportChange[];
  /** Rows that are new since the last import, to be remembered. */
  seen: SeenRow[];
  /** Customers of the file that consignment has not heard of yet. */
  missing: number;
  notes: ImportNote[];
}

/** A customer of ours, with what is agreed and what was last imported of them. */
type KnownConsignor = FiledAgreement & {
  number: number;
  id: string;
  /** 0 where the customer is no consignor yet. */
  version: number;
  hash: string | null;
  lastValues: LastValues | null;
};

/** Compares a file with what is agreed here, and adds the faults only consignment can see to the table. */
export async function planConsignors(tx: Transaction, table: Table<ConsignorValues>): Promise<ConsignorPlan> {
  const known = await readKnown(tx, table);
  const entering = letsEnter(await findStore(tx)) ? [] : withoutSelfEntry(table);
  const plan: ConsignorPlan = {
    changes: [],
    differences: [],
    seen: [],
    missing: 0,
    notes: [noteOf('SELF_ENTRY_NOT_TAKEN', entering), ...notesOf(table, known)],
    toCreate: 0,
    toUpdate: 0,
    unchanged: 0,
  };
  for (const row of table.rows) {
    if (row.values.number === null || row.faults.length > 0) continue;
    planRow(plan, table, row, row.values.number, known.get(row.values.number));
  }
  return plan;
}

/** What is agreed of who may enter stays while the store has that not or not switched on, whatever a file says; the rows that say "yes". */
function withoutSelfEntry({ rows }: Table<ConsignorValues>): TableRow<ConsignorValues>[] {
  const entering = rows.filter(({ values }) => values.mayCreateItems === true);
  for (const { values } of rows) values.mayCreateItems = undefined;
  return entering;
}

function planRow(
  plan: ConsignorPlan,
  table: Table<ConsignorValues>,
  row: TableRow<ConsignorValues>,
  number: number,
  found: KnownConsignor | undefined,
): void {
  if (found === undefined) plan.missing += 1;
  const hash = rowHash(row.values);
  if (found?.hash === hash) {
    plan.unchanged += 1;
    return;
  }
  const given = givenIn(row.values);
  const here = found !== undefined && found.version > 0 ? valuesOf(found) : null;
  const last = found?.lastValues ?? {};
  const { changed, contradicted } = judgeRow(given, here ?? newValues, last, newValues);
  if (here !== null) for (const key of contradicted) agreedHere(table, row, key, here[key]);
  if (row.faults.length > 0) return;
  plan.seen.push({ number, hash, values: lastValuesAfter(given, last) });
  if (here !== null && changed.length === 0) {
    plan.unchanged += 1;
    return;
  }
  const after = { ...(here ?? newValues), ...given };
  if (here === null) plan.toCreate += 1;
  else {
    plan.toUpdate += 1;
    plan.differences.push(changeOf(table, row, number, changed, here, after));
  }
  if (found === undefined) return;
  // The allowance counts afresh where the file says another number, as the database sees: a changed name gives nothing back.
  plan.changes.push({
    customerId: found.id,
    version: found.version,
    agreement: agreementOf(after),
  });
}

/** Staff agreed this otherwise since the last import, and the row says something else [R-IM3]. */
function agreedHere(
  table: Table<ConsignorValues>,
  row: TableRow<ConsignorValues>,
  key: keyof AgreedValues,
  value: AgreedValues[keyof AgreedValues],
): void {
  const hint = asInFile(
    table.specs.find((spec) => spec.key === key),
    value,
  );
  const message = `This was agreed otherwise here since the last import: ${hint === null ? 'blank' : `“${hint}”`}.`;
  addFault(table, row, key, { code: 'CHANGED_HERE', message, hint });
}

function readKnown(tx: Transaction, table: Table<ConsignorValues>): Promise<Map<number, KnownConsignor>> {
  const numbers = table.rows.map((row) => row.values.number).filter((number) => number !== null);
  return askInParts<KnownConsignor>(tx, numbers, knownSql);
}

const agreed = consignorRows
  .only('charity', 'mayCreateItems', 'itemAllowance', 'consignorSharePercent', 'returnMail', 'calendarNote')
  .as('k');
const last = importedRows.only('hash', 'lastValues').as('r');
const knownSql = `
SELECT c.number, c.id, coalesce(k.version, 0) AS version, ${agreed.columns}, ${last.columns}
  FROM consignment.customer c
  LEFT JOIN LATERAL (SELECT * FROM consignment.consignor WHERE customer_id = c.id OFFSET 0) k ON true
  LEFT JOIN LATERAL (SELECT hash, last_values FROM consignment.imported_row WHERE kind = 'CONSIGNOR' AND number = c.number OFFSET 0) r ON true
 WHERE c.number = ANY ($1)`;

function notesOf(table: Table<ConsignorValues>, known: ReadonlyMap<number, KnownConsignor>): ImportNote[] {
  // Without the column it is the new ones who get what nobody said.
  const isNew = ({ number }: ConsignorValues): boolean => (known.get(number ?? 0)?.version ?? 0) === 0;
  const blanks = (key: 'charity' | 'consignorSharePercent') =>
    table.rows.filter((row) => {
      const value = row.values[key];
      return value === undefined ? isNew(row.values) : value === null && !hasFault(table, row, key);
    });
  return [
    noteOf('CHARITY_NOT_ASKED', blanks('charity')),
    noteOf('SPLIT_BLANK', blanks('consignorSharePercent')),
  ];
}
