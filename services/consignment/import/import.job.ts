import { importAnswered } from '../../../schema/events/consignment';
import type { ImportWish } from '../../../schema/events/customers';
import { todayIn, type Clock } from '../../kernel/clock/clock';
import type { Transaction } from '../../kernel/database/transaction';
import type { JobReason } from '../../kernel/graph/job';
import { withSaid, type SaidColumn } from '../../kernel/import/by-hand';
import { reachOfFile, type Reach } from '../../kernel/import/numbering';
import {
  freshPart,
  isClean,
  OpenPart,
  resultOf,
  type FilePart,
  type PartState,
} from '../../kernel/import/part';
import type { JobRow } from '../../kernel/job/job.rows';
import type { JobKind, Step, Steps } from '../../kernel/job/run';
import type { State } from '../../kernel/job/states';
import type { Ports } from '../../kernel/subgraph/service';
import type { TableFile } from '../../kernel/table/table-file';
import { settle } from '../settlement/settle';
import { findStore, type Store } from '../store/store';
import { isClosed } from '../store/store.rules';
import { consignorsFile, type ConsignorValues } from './consignor.columns';
import { planConsignors, type ConsignorPlan } from './consignor.plan';
import { writeConsignors } from './consignor.write';
import { lockCustomers } from './imported-row';
import { itemNumbering, LARGEST_ITEM_NUMBER } from './item-numbers';
import { frameOf, stockFile, type StockValues } from './stock.columns';
import { planStock, type StockPlan } from './stock.plan';
import { writeStock } from './stock.write';

/** What customers asks of us about a file, as our job's row keeps it, and the version of the asking. */
export type HalfInput = Omit<ImportWish, 'startedBy' | 'importId'> & { version: number };

/** How far our half is. */
export const partOf = (job: JobRow): PartState => ({ ...freshPart, ...(job.cursor as Partial<PartState>) });

const inputOf = (job: JobRow): HalfInput => job.input as HalfInput;
const saidIn = (job: JobRow): readonly SaidColumn[] => inputOf(job).said ?? [];

/** The step that leaves our half like this. */
function standing(name: string, part: PartState, more: Step = {}): Step {
  const { done, total } = part;
  return { done, total, cursor: part, result: resultOf([[name, part]]), ...more };
}

/** Where a store's consignment is closed meanwhile, nothing more is written: as if somebody had stopped it. */
const closed: Step = { state: 'STOPPED' };

/** Customers shows the import and is told of every move of ours. */
async function tellMove(tx: Transaction, job: JobRow): Promise<void> {
  const progress = { ...partOf(job), state: job.state, importId: job.id };
  await tx.emit(importAnswered, { id: job.id, version: job.version }, progress);
}

/** What the halves of ours have in common: judged first, then written where that is wanted. */
function halfSteps<Values extends { number: number | null }>(
  name: string,
  file: {
    judge(tx: Transaction, job: JobRow): Promise<PartState>;
    writeNext: OpenPart<Values, never>['writeNext'];
    /** In the transaction that ends it, where nothing was left out. */
    finish?(tx: Transaction, job: JobRow): Promise<void>;
  },
): Steps {
  const writing: Steps['RUNNING'] = async (tx, job) => {
    const part = partOf(job);
    if (isClosed(await findStore(tx))) return standing(name, part, closed);
    if (part.done < (part.total ?? 0)) {
      const written = await file.writeNext(tx, part, new Set(inputOf(job).leftOut));
      return written === null ? { rests: 'A_MOMENT' } : standing(name, written.part);
    }
    const state: State = part.faultCount > 0 ? 'PARTLY' : 'DONE';
    if (state === 'DONE') await file.finish?.(tx, job);
    return standing(name, part, { state });
  };
  return {
    async JUDGING(tx, job) {
      const part = partOf(job);
      if (isClosed(await findStore(tx))) return standing(name, part, closed);
      if (!part.judged) return standing(name, await file.judge(tx, job));
      if (!isClean(part)) return { state: 'REFUSED' };
      return inputOf(job).wanted === 'WRITE' ? { state: 'RUNNING' } : { rests: 'UNTIL_WOKEN' };
    },
    RUNNING: writing,
    moved: tellMove,
  };
}

const refusedFor = (reason: JobReason): PartState => ({ ...freshPart, judged: true, reason });

const agreements: FilePart<ConsignorValues, ConsignorPlan> = {
  plan: planConsignors,
  write: writeConsignors,
  lock: lockCustomers,
  // Customers written a moment ago are on their way here, and so is a store that is just being made.
  isReady: async (tx, plan) => plan.missing === 0 && (await findStore(tx)) !== null,
};

/** The agreements with the consignors of a file: written when its customers are in. */
export function agreementsHalf({ files }: Pick<Ports, 'files'>): JobKind {
  return {
    kind: 'CONSIGNORS',
    first: 'JUDGING',
    async open(job) {
      const which = { storeId: job.startedBy.storeId, fileId: inputOf(job).fileId };
      const file = await OpenPart.open(files, which, withSaid(consignorsFile, saidIn(job)), agreements);
      return halfSteps('AGREEMENTS', {
        judge: (tx) => file.judge(tx),
        writeNext: (...given) => file.writeNext(...given),
      });
    },
  };
}

/** Stock and its sales; when all rows are in, and not before, the sales paid out before are settled as one. */
export function stockHalf({ files, clock }: Pick<Ports, 'files' | 'clock'>): JobKind {
  return {
    kind: 'STOCK',
    first: 'JUDGING',
    async open(job, { write }) {
      const { fileId } = inputOf(job);
      const storeId = job.startedBy.storeId;
      const store = await write(findStore);
      if (store === null) return refuse({ code: 'STORE_NOT_READY', field: null, detail: null });
      let reach: Reach | undefined;
      const part: FilePart<StockValues, StockPlan> = {
        plan: (tx, table) => planStock(tx, store, table),
        write: async (tx, plan) => {
          reach ??= await reachOfItems(tx, file.table);
          await writeStock(tx, store, plan, { reach: reach.last, now: clock.now() });
        },
      };
      const wanted = withSaid(stockFile(frameOf(store, clock)), saidIn(job));
      const file = await OpenPart.open(files, { storeId, fileId }, wanted, part);
      return halfSteps('STOCK', {
        judge: async (tx, { input }) => {
          const ahead = settledAhead(store, clock, (input as HalfInput).settledUntil);
          return ahead === null ? file.judge(tx) : refusedFor(ahead);
        },
        writeNext: (...given) => file.writeNext(...given),
        finish: (tx, running) => settleSales(tx, running, file.table, files, clock),
      });
    },
  };
}

/** How far the store's item numbers follow those of a file, looked at as a whole. */
async function reachOfItems(tx: Transaction, table: TableFile<StockValues> | null): Promise<Reach> {
  if (table === null) throw new Error('What cannot be read is not written');
  return reachOfFile(await itemNumbering(tx), table, LARGEST_ITEM_NUMBER);
}

function refuse(reason: JobReason): Steps {
  const refused = async (): Promise<never> => {
    throw new Error('What was refused is not written');
  };
  return halfSteps('STOCK', { judge: async () => refusedFor(reason), writeNext: refused });
}

/** A day to come would settle what nobody has paid out. */
function settledAhead(store: Store, clock: Clock, settledUntil: string | null): JobReason | null {
  const today = todayIn(store.timeZone, clock);
  if (settledUntil === null || settledUntil <= today) return null;
  return { code: 'OUT_OF_RANGE', field: 'settledUntil', detail: today };
}

async function settleSales(
  tx: Transaction,
  job: JobRow,
  table: TableFile<StockValues> | null,
  files: Ports['files'],
  clock: Clock,
): Promise<void> {
  const { settledUntil, fileId } = inputOf(job);
  if (settledUntil === null || table === null) return;
  const itemNumbers: number[] = [];
  for await (const { rows } of table.pieces())
    for (const { values } of rows) {
      const { state, number, soldOn } = values;
      if (state === 'SOLD' && number !== null && soldOn !== null) itemNumbers.push(number);
    }
  const file = await files.open(job.startedBy.storeId, fileId);
  const settling = { itemNumbers, settledUntil, fileId, fileName: file?.name ?? '' };
  await settle(tx, settling, clock.now());
}
