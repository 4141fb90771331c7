import { todayIn } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { dryRun, type DryRun, type DryRunPorts } from '../../kernel/import/dry-run';
import { noteOf } from '../../kernel/import/import';
import { invalidInput } from '../../kernel/refusal/refusal';
import { findOpenLines } from '../settlement/settle';
import { storeOf, type Store } from '../store/store';
import { consignorsFile } from './consignor.columns';
import { planConsignors } from './consignor.plan';
import { stockFile } from './stock.columns';
import { planStock, type StockPlan } from './stock.plan';

/** What files would do to consignors' agreements and their stock [I1, I2]. A dry run and an import share one plan, so they cannot differ. */
export class ImportService {
  constructor(private readonly ports: DryRunPorts) {}

  dryRunConsignors(call: Call, fileId: string): Promise<DryRun> {
    return dryRun(this.ports, call, fileId, consignorsFile, (table) =>
      call.read((tx) => planConsignors(tx, table)),
    );
  }

  async dryRunStock(call: Call, fileId: string, settledUntil: string | null): Promise<DryRun> {
    const store = await getStore(call);
    this.assertPast(store, settledUntil);
    return dryRun(this.ports, call, fileId, stockFile(store.currency), (table) =>
      call.read(async (tx) => {
        const plan = await planStock(tx, store, table);
        const settled = settledUntil === null ? [] : await settledRows(tx, plan, settledUntil);
        // What the sales bring with them: balance, and the question until when they are paid out.
        return { ...plan, notes: [noteOf('SOLD', plan.sold), noteOf('SETTLED', settled)] };
      }),
    );
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
