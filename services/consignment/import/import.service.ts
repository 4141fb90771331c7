import { todayIn } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import {
  dryRun,
  type DryRun,
  type DryRunPorts,
  type FileAsked,
  type PiecePlan,
} from '../../kernel/import/dry-run';
import { noteOf } from '../../kernel/import/import';
import type { Numbering } from '../../kernel/import/numbering';
import { invalidInput } from '../../kernel/refusal/refusal';
import type { Table } from '../../kernel/table/table';
import { findOpenLines } from '../settlement/settle';
import { storeOf, type Store } from '../store/store';
import { consignorsFile } from './consignor.columns';
import { planConsignors } from './consignor.plan';
import { itemNumbering, LARGEST_ITEM_NUMBER } from './item-numbers';
import { frameOf, stockFile, type StockValues } from './stock.columns';
import { notesOfItems } from './stock.notes';
import { planStock, type StockPlan } from './stock.plan';

/** What files would do to consignors' agreements and their stock [I1, I2]. A dry run and an import share one plan, so they cannot differ. */
export class ImportService {
  constructor(private readonly ports: DryRunPorts) {}

  async dryRunConsignors(call: Call, asked: FileAsked): Promise<DryRun> {
    return dryRun(this.ports, call, asked, consignorsFile, (table) =>
      call.read((tx) => planConsignors(tx, table)),
    );
  }

  async dryRunStock(call: Call, asked: FileAsked, settledUntil: string | null): Promise<DryRun> {
    const store = await getStore(call);
    this.assertPast(store, settledUntil);
    const judge = (table: Table<StockValues>): Promise<PiecePlan> =>
      call.read(async (tx) => {
        const plan = await planStock(tx, store, table);
        const settled = settledUntil === null ? [] : await settledRows(tx, plan, settledUntil);
        const today = todayIn(store.timeZone, this.ports.clock);
        // What the sales bring with them: balance, and the question until when they are paid out.
        const notes = [
          noteOf('SOLD', plan.sold),
          noteOf('SETTLED', settled),
          noteOf('SOLD_FAR_ABOVE_PRICE', plan.farAbove),
          ...notesOfItems(store, plan.written, today),
        ];
        return { ...plan, ...owedBy(plan, new Set(settled), store.currency), notes };
      });
    const stand = (): Promise<Numbering> => call.read(itemNumbering);
    const numbers = { stand, largest: LARGEST_ITEM_NUMBER };
    const wanted = stockFile(frameOf(store, this.ports.clock));
    return dryRun(this.ports, call, asked, wanted, judge, numbers);
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

/** What consignors get of the sales that are new, without those that are settled at once. */
function owedBy(
  { sold, newSales }: StockPlan,
  settled: ReadonlySet<StockPlan['sold'][number]>,
  currency: string,
): Pick<PiecePlan, 'owed'> {
  if (newSales.length === 0) return {};
  const open = newSales.filter((_sale, at) => !settled.has(sold[at] as StockPlan['sold'][number]));
  return { owed: { amountMinor: open.reduce((sum, { shareMinor }) => sum + shareMinor, 0), currency } };
}

/** Rows of the file whose sale would be settled: said by this file, or not settled so far. */
async function settledRows(
  tx: Transaction,
  plan: StockPlan,
  settledUntil: string,
): Promise<StockPlan['sold']> {
  const itemNumbers = plan.sales.map((sale) => sale.itemNumber);
  const open = new Set(
    (await findOpenLines(tx, { itemNumbers, settledUntil })).map((line) => line.itemNumber),
  );
  const isSaid = new Set([...plan.sold, ...plan.correcting]);
  return plan.sales
    .filter(({ row, itemNumber, soldOn }) =>
      isSaid.has(row) ? soldOn <= settledUntil : open.has(itemNumber),
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
