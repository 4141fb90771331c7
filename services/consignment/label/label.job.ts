import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Transaction } from '../../kernel/database/transaction';
import type { JobRow } from '../../kernel/job/job.rows';
import type { JobKind } from '../../kernel/job/run';
import type { Ports } from '../../kernel/subgraph/service';
import { CHILD_OF_JOB } from '../../kernel/work/limits';
import { readingTurns, readInChild } from '../../kernel/work/read';
import type { LabelFormat, LabelPaperName } from './label';
import { uncountLabels } from './label.rows';
import type { LabelData } from './layout';
import type { Paper, Shift } from './paper';

/** What labels are to their owner as a file, and as long work. */
export const LABELS_FILE = 'labels';
export const LABELS_JOB = 'LABELS';

const READING = join(__dirname, 'labels.reading');

/** What a print is of. The labels stand here as they were when they were counted, until the file is made. */
export interface PrintInput {
  fileId: string;
  fileName: string;
  name: LabelPaperName;
  format: LabelFormat;
  paper: Paper;
  firstPosition: number;
  nextPosition: number;
  pages: number;
  left: number;
  shift: Shift;
  itemIds: string[];
  labels?: LabelData[];
}

export const printOf = (job: JobRow): PrintInput => job.input as PrintInput;

/** A print as a line of a list: how many labels it has, and none of them. */
export interface ListedPrint extends Pick<JobRow, 'id' | 'state' | 'startedBy' | 'startedAt'> {
  input: Omit<PrintInput, 'itemIds' | 'labels'>;
  count: number;
}

/** The newest prints of the store. */
export function readPrints(tx: Transaction, limit: number): Promise<ListedPrint[]> {
  return tx.sql<ListedPrint & Record<string, unknown>>(
    `SELECT id, state, started_by AS "startedBy", started_at AS "startedAt", input - '{labels,itemIds}'::text[] AS input,
            coalesce(jsonb_array_length(input -> 'itemIds'), 0) AS count
       FROM consignment.job WHERE kind = $1 ORDER BY id DESC LIMIT $2`,
    [LABELS_JOB, limit],
  );
}

const never = (): never => {
  throw new Error('Labels are not judged');
};

/**
 * Makes the file of a print. The labels were counted when they were asked for: cut off anywhere, the same file is made
 * again, and nothing is counted twice. What was given up is taken back.
 */
export function labelsJob({ files }: Pick<Ports, 'files'>): JobKind {
  return {
    kind: LABELS_JOB,
    first: 'RUNNING',
    async open(job) {
      // Outside of a transaction. How it failed is said in the step: so it counts as one of its attempts.
      const failed = await make(files, job).then(
        () => null,
        (error: unknown) => error,
      );
      return {
        JUDGING: never,
        RUNNING: async () => {
          if (failed !== null) throw failed;
          const { labels: _made, ...input } = printOf(job);
          return { state: 'DONE', done: input.itemIds.length, total: input.itemIds.length, input };
        },
        moved: async (tx, { state }) => {
          if (state === 'FAILED' || state === 'STOPPED')
            await uncountLabels(tx, job.id, printOf(job).itemIds);
        },
      };
    },
  };
}

async function make(files: Ports['files'], job: JobRow): Promise<void> {
  const { storeId } = job.startedBy;
  const { fileId, fileName, paper, firstPosition, shift, labels = [] } = printOf(job);
  const input = { paper, firstPosition, shift, labels, title: fileName };
  const wanted = { reading: READING, input, bytes: Readable.from([]) };
  const nature = { owner: 'consignment', kind: LABELS_FILE };
  const file = { ...nature, fileId, name: fileName, maxBytes: Number.MAX_SAFE_INTEGER, keep: false };
  await readingTurns.takePatiently(storeId, () =>
    readInChild(wanted, (answer) => files.put(storeId, answer, file), CHILD_OF_JOB),
  );
}
