import { withSaid, type SaidColumn } from '../../kernel/import/by-hand';
import {
  freshPart,
  isClean,
  OpenPart,
  resultOf,
  type FilePart,
  type PartState,
  type Whole,
} from '../../kernel/import/part';
import type { JobRow } from '../../kernel/job/job.rows';
import type { JobKind, Step, Steps } from '../../kernel/job/run';
import type { Ports } from '../../kernel/subgraph/service';
import type { Transaction } from '../../kernel/database/transaction';
import type { Table } from '../../kernel/table/table';
import type { TableFile } from '../../kernel/table/table-file';
import { getStore, type Store } from '../store/store';
import { frameOf, tillFile, type TillValues } from './till.columns';
import { lockUnits } from './till.known';
import { planTillSales, type TillPlan } from './till.plan';
import { Receipts } from './till.receipts';
import { giveBackOrderNumbers, takeOrderNumbers } from '../order/order.number';
import { writeTillSales } from './till.write';

export const TILL_JOB = 'TILL_SALES';

/** What was asked for, as the job's row keeps it. */
export interface TillImportInput {
  fileId: string;
  fileName: string;
  /** Of the file's columns, by hand. */
  said: readonly SaidColumn[];
}

/** How far it is, and the order numbers it has in hand. */
interface TillState extends PartState {
  numbers: number[];
}

const partOf = (job: JobRow): TillState => ({
  ...freshPart,
  numbers: [],
  ...(job.cursor as Partial<TillState>),
});

/** The step that leaves the job like this. */
function standing(part: TillState, more: Step = {}): Step {
  const { done, total } = part;
  return { done, total, cursor: part, result: resultOf([['SALES', part]]), ...more };
}

/**
 * The sales of a till's file: judged as a whole, then written piece by piece. What was rung up on one receipt is in one piece,
 * wherever its rows stand in the file, and so becomes one order. What was sold since the judgement is left out and said.
 */
export function tillImport({ files, clock }: Pick<Ports, 'files' | 'clock'>): JobKind {
  return {
    kind: TILL_JOB,
    first: 'JUDGING',
    async open({ input, startedBy }, { write }) {
      const { fileId, said } = input as TillImportInput;
      const { storeId } = startedBy;
      const store = await write(getStore);
      // It is another service's: while it comes in, its time begins anew.
      await files.renew(storeId, fileId);
      const wanted = withSaid({ ...tillFile(frameOf(store, clock)), together: 'receipt' }, said);
      const part = new TillPart(store, () => clock.now());
      return stepsOf(await OpenPart.open(files, { storeId, fileId }, wanted, part), part);
    },
  };
}

/** What is done with each piece. */
class TillPart implements FilePart<TillValues, TillPlan> {
  /** For the orders of the piece that is written now. */
  numbers: number[] = [];
  readonly lock = lockUnits;
  private readonly receiptsOf = onceAFile();

  constructor(
    private readonly store: Store,
    private readonly now: () => Date,
  ) {}

  async plan(
    tx: Transaction,
    table: Table<TillValues>,
    { file }: Pick<Whole<TillValues>, 'file'>,
  ): Promise<TillPlan> {
    return planTillSales(tx, this.store, table, await this.receiptsOf(file));
  }

  write(tx: Transaction, plan: TillPlan): Promise<void> {
    return writeTillSales(tx, this.store, plan, { numbers: this.numbers, now: this.now() });
  }
}

/** Looks through a file for its receipts once, however many of its pieces are asked about. */
export function onceAFile(): (file: TableFile<TillValues>) => Promise<Receipts> {
  let receipts: Promise<Receipts> | undefined;
  return (file) => (receipts ??= Receipts.in(file));
}

function stepsOf(file: OpenPart<TillValues, TillPlan>, piece: TillPart): Steps {
  return {
    async stopping(tx, job) {
      await giveBackOrderNumbers(tx, partOf(job).numbers);
      return { state: 'STOPPED' };
    },
    async JUDGING(tx, job) {
      const part = partOf(job);
      if (!part.judged) return standing({ ...part, ...(await file.judge(tx)) });
      return { state: isClean(part) ? 'RUNNING' : 'REFUSED' };
    },
    async RUNNING(tx, job) {
      const part = partOf(job);
      if (part.done === (part.total ?? 0)) {
        await giveBackOrderNumbers(tx, part.numbers);
        return standing({ ...part, numbers: [] }, { state: part.faultCount > 0 ? 'PARTLY' : 'DONE' });
      }
      // As many as the piece can come to need, in this transaction of their own: no till waits for the piece.
      const short = file.rowsFrom(part.done) - part.numbers.length;
      if (short > 0) {
        const numbers = [...part.numbers, ...(await takeOrderNumbers(tx, short))];
        return standing({ ...part, numbers });
      }
      piece.numbers = [...part.numbers];
      const written = await file.writeNext(tx, part);
      if (written === null) return { rests: 'A_MOMENT' };
      return standing({ ...written.part, numbers: piece.numbers });
    },
  };
}
