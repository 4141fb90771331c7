import { todayIn } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import type { ImportDryRun, UnreadableFile } from '../../kernel/graph/import';
import { dryRunOf, type FaultsPorts, noteOf, readImport, type Typed } from '../../kernel/import/import';
import { invalidInput } from '../../kernel/refusal/refusal';
import { findOpenLines } from '../settlement/settle';
import { storeOf, type Store } from '../store/store';
import { consignorColumns } from './consignor.columns';
import { planConsignors } from './consignor.plan';
import { stockColumns } from './stock.columns';
import { planStock, type StockPlan } from './stock.plan';

type Unreadable = Typed<'UnreadableFile', UnreadableFile>;
type DryRun = Typed<'ImportDryRun', ImportDryRun> | Unreadable;

/** What files would do to consignors' agreements and their stock [I1, I2]. A dry run and an import share one plan, so they cannot differ. */
export class ImportService {
  constructor(private readonly ports: FaultsPorts) {}

  async dryRunConsignors(call: Call, fileId: string): Promise<DryRun> {
    const file = await this.readConsignors(call, fileId);
    if (!file.ok) return file.problem;
    const plan = await call.read((tx) => planConsignors(tx, file.table));
    return dryRunOf(this.ports, call.actor.storeId, { ...file, ...plan, fileId });
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
