import { todayIn } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import type { ImportDone, ImportDryRun, UnreadableFile } from '../../kernel/graph/import';
import {
  dryRunOf,
  type FaultsPorts,
  importFaulty,
  importWaiting,
  noteOf,
  readImport,
  type ImportCounts,
  type Typed,
} from '../../kernel/import/import';
import { invalidInput } from '../../kernel/refusal/refusal';
import { findOpenLines, settle } from '../settlement/settle';
import { findStore, storeOf, type Store } from '../store/store';
import { consignorColumns } from './consignor.columns';
import { customersAreIn } from './consignors-file';
import { planConsignors } from './consignor.plan';
import { writeConsignors } from './consignor.write';
import { lockCustomers, lockImports } from './imported-row';
import { stockColumns } from './stock.columns';
import { planStock, type StockPlan } from './stock.plan';
import { writeStock } from './stock.write';

type Unreadable = Typed<'UnreadableFile', UnreadableFile>;
type DryRun = Typed<'ImportDryRun', ImportDryRun> | Unreadable;
type Done = Typed<'ImportDone', ImportDone> | Unreadable;

/** Consignors' agreements and their stock from files [I1, I2]. A dry run and an import share one plan, so they cannot differ. */
export class ImportService {
  constructor(private readonly ports: FaultsPorts) {}

  async dryRunConsignors(call: Call, fileId: string): Promise<DryRun> {
    const file = await this.readConsignors(call, fileId);
    if (!file.ok) return file.problem;
    const plan = await call.read((tx) => planConsignors(tx, file.table));
    return dryRunOf(this.ports, call.actor.storeId, { ...file, ...plan, fileId });
  }

  async importConsignors(call: Call, fileId: string): Promise<Done> {
    const file = await this.readConsignors(call, fileId);
    if (!file.ok) return file.problem;
    return call.write(async (tx) => {
      await lockImports(tx);
      await lockCustomers(
        tx,
        file.table.rows.map((row) => row.values.number),
      );
      const plan = await planConsignors(tx, file.table);
      assertClean(file.table.faults.length);
      if (plan.missing > 0 || !(await customersAreIn(tx, fileId)) || (await findStore(tx)) === null)
        throw importWaiting(plan.missing);
      await writeConsignors(tx, plan);
      return done(plan);
    });
  }

  async dryRunStock(call: Call, fileId: string, settledUntil: string | null): Promise<DryRun> {
    const store = await getStore(call);
    this.assertPast(store, settledUntil);
    const file = await this.readStock(call, fileId, store);
    if (!file.ok) return file.problem;
    const [plan, settled] = await call.read(async (tx) => {
      const made = await planStock(tx, store, file.table);
      return [made, settledUntil === null ? [] : await settledRows(tx, made, settledUntil)] as const;
    });
    return dryRunOf(this.ports, call.actor.storeId, {
      ...file,
      ...plan,
      fileId,
      // What the sales bring with them: balance, and the question until when they are paid out.
      notes: [noteOf('SOLD', plan.sold), noteOf('SETTLED', settled)],
    });
  }

  /** Imports stock; of the sales in the file, those until `settledUntil` count as paid out [R-IM3]. */
  async importStock(call: Call, fileId: string, settledUntil: string | null): Promise<Done> {
    const known = await getStore(call);
    this.assertPast(known, settledUntil);
    const file = await this.readStock(call, fileId, known);
    if (!file.ok) return file.problem;
    return call.write(async (tx: Transaction) => {
      await lockImports(tx);
      const store = await findStore(tx);
      if (store === null) throw importWaiting(0);
      const plan = await planStock(tx, store, file.table);
      assertClean(file.table.faults.length);
      await writeStock(tx, store, plan);
      if (settledUntil !== null) {
        const itemNumbers = plan.sales.map((sale) => sale.itemNumber);
        const settling = { itemNumbers, settledUntil, fileId, fileName: file.fileName };
        await settle(tx, settling, this.ports.clock.now());
      }
      return done(plan);
    });
  }

  /** A day to come would settle what nobody has paid out. */
  private assertPast(store: Store, settledUntil: string | null): void {
    const today = todayIn(store.timeZone, this.ports.clock);
    if (settledUntil !== null && settledUntil > today)
      throw invalidInput({
        path: 'settledUntil',
        code: 'OUT_OF_RANGE',
        message: `Not after today, ${today}`,
      });
  }

  private readConsignors(call: Call, fileId: string) {
    return readImport(this.ports.files, call.actor.storeId, fileId, consignorColumns);
  }

  private readStock(call: Call, fileId: string, store: Store) {
    return readImport(this.ports.files, call.actor.storeId, fileId, stockColumns(store.currency));
  }
}

/** Rows of the file whose sale would be settled: new here with this file, or not settled so far. */
async function settledRows(
  tx: Transaction,
  plan: StockPlan,
  settledUntil: string,
): Promise<StockPlan['sold']> {
  const itemNumbers = plan.sales.map((sale) => sale.itemNumber);
  const open = new Set(
    (await findOpenLines(tx, { itemNumbers, settledUntil })).map((line) => line.itemNumber),
  );
  const isNew = new Set(plan.sold);
  return plan.sales
    .filter(
      ({ row, itemNumber, soldOn }) => open.has(itemNumber) || (isNew.has(row) && soldOn <= settledUntil),
    )
    .map(({ row }) => row);
}

/** The store, or a refusal for the moment in which consignment has not heard of it yet. */
async function getStore(call: Call): Promise<Store> {
  const store = await storeOf(call);
  if (store === null) {
    throw invalidInput({
      path: 'fileId',
      code: 'NOT_ALLOWED',
      message: 'The store is still being made; try again in a moment',
    });
  }
  return store;
}

function assertClean(faultCount: number): void {
  if (faultCount > 0) throw importFaulty(faultCount);
}

function done({ toCreate, toUpdate, unchanged }: ImportCounts): Typed<'ImportDone', ImportDone> {
  return { __typename: 'ImportDone', created: toCreate, updated: toUpdate, unchanged };
}
