import type { Connection } from '../../kernel/connection/connection-type';
import type { PageArguments } from '../../kernel/connection/connection';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { newId } from '../../kernel/id/id';
import { claimKey } from '../../kernel/idempotency/idempotency';
import { startJob } from '../../kernel/job/job';
import { findJob, type JobRow } from '../../kernel/job/job.rows';
import { downloadPath } from '../../kernel/link/download-path';
import { invalidInput, notFound } from '../../kernel/refusal/refusal';
import type { Ports } from '../../kernel/subgraph/service';
import type { ConsignmentItem } from '../item/item';
import { findStore, storeOf } from '../store/store';
import { isClosed } from '../store/store.rules';
import type { LabelCounts, LabelPrint } from './label';
import { MOST_LABELS, type PrintLabelsInput } from './label.input';
import { LABELS_FILE, LABELS_JOB, printOf, readPrints, type ListedPrint, type PrintInput } from './label.job';
import { countToLabel, listToLabel } from './label.list';
import { nothingToPrint } from './label.problems';
import {
  countLabels,
  countToPrint,
  idsInIntake,
  lockPaper,
  lockToLabel,
  rememberPaper,
  type Choice,
  type ToLabel,
} from './label.rows';
import { labelsOf } from './label.data';
import { assertChoice, outlinesOnPaper, printingOf } from './label.rules';
import type { LabelNeed } from './need';
import { nextPosition, pagesOf } from './paper';

/** How many prints are listed: what somebody may want once more. */
const LISTED_PRINTS = 20;

type LabelPorts = Pick<Ports, 'clock' | 'files' | 'publicUrl' | 'secret'>;

/** Printing labels [K27b K27c R-CO7]. */
export class LabelService {
  constructor(private readonly ports: LabelPorts) {}

  /** Counts the labels, remembers the paper, and has the file made: all of it or nothing. */
  async print(call: Call, input: PrintLabelsInput): Promise<LabelPrint> {
    assertChoice(input);
    const job = await call.write(async (tx) => {
      const store = await findStore(tx);
      if (store === null) throw notFound();
      const { idempotencyKey, on } = input;
      const id = newId();
      const earlier =
        idempotencyKey && (await claimKey(tx, 'consignment', 'printLabels', idempotencyKey, input, id));
      if (earlier) return (await findJob(tx, 'consignment', earlier)) ?? never();
      const { items, left } = await this.choose(tx, input);
      const now = this.ports.clock.now();
      const printing = printingOf(on, await lockPaper(tx, on.paper, now));
      if (input.outlines && printing.format !== 'PDF') throw outlinesOnPaper();
      const { paper, firstPosition, format, shift } = printing;
      const next = nextPosition(paper, items.length, firstPosition);
      await rememberPaper(tx, on.paper, printing, next, now);
      const itemIds = items.map((item) => item.id);
      await countLabels(tx, id, itemIds, now);
      const print: PrintInput = {
        ...{
          fileId: newId(),
          fileName: fileNameOf(items, format),
          name: on.paper,
          format,
          paper,
          firstPosition,
        },
        ...{ nextPosition: next, pages: pagesOf(paper, items.length, firstPosition), left, shift, itemIds },
        labels: await labelsOf(tx, store, items, this.ports.publicUrl),
      };
      return startJob(tx, 'consignment', { id, kind: LABELS_JOB, place: placeOf(id), input: print, at: now });
    });
    return printShown(job);
  }

  /** One print; null where there is none. */
  async find(call: Call, id: string): Promise<LabelPrint | null> {
    if (isClosed(await storeOf(call))) return null;
    const job = await call.read((tx) => findJob(tx, 'consignment', id));
    return job?.kind === LABELS_JOB ? printShown(job) : null;
  }

  /** The newest prints. */
  async list(call: Call): Promise<LabelPrint[]> {
    if (isClosed(await storeOf(call))) return [];
    return (await call.read((tx) => readPrints(tx, LISTED_PRINTS))).map(shownPrint);
  }

  /** Where the file of a print can be had; null where it is not there yet, or not any more. */
  async linkTo(call: Call, { id, state }: LabelPrint): Promise<string | null> {
    if (state !== 'DONE') return null;
    const job = await call.read((tx) => findJob(tx, 'consignment', id));
    const { files } = this.ports;
    const { storeId } = call.actor;
    const file = job && (await files.open(storeId, printOf(job).fileId));
    if (!file) return null;
    const target = { owner: 'consignment', kind: LABELS_FILE, storeId, fileId: file.fileId, name: file.name };
    return downloadPath(this.ports, target);
  }

  listToLabel(call: Call, need: LabelNeed, wanted: PageArguments): Promise<Connection<ConsignmentItem>> {
    return listToLabel(call, this.ports.clock.now(), need, wanted);
  }

  counts(call: Call): Promise<LabelCounts> {
    return countToLabel(call);
  }

  /** The items, locked; refuses those that were named and cannot be, and an empty file. */
  private async choose(
    tx: Transaction,
    input: PrintLabelsInput,
  ): Promise<{ items: ToLabel[]; left: number }> {
    if (input.outlines) return { items: [], left: 0 };
    const choice = await choiceOf(tx, input);
    const found = await lockToLabel(tx, choice);
    assertAllFound(input.itemIds ?? [], found);
    if (found.length === 0) throw nothingToPrint();
    const items = found.slice(0, MOST_LABELS);
    const isMore = found.length > items.length;
    return { items, left: isMore ? (await countToPrint(tx, choice)) - items.length : 0 };
  }
}

/** Nobody waits for anybody who prints: each print has a place of its own, which is called in capitals. */
const placeOf = (id: string): string =>
  `L_${[...id.replaceAll('-', '')].map((digit) => String.fromCharCode(65 + parseInt(digit, 16))).join('')}`;

async function choiceOf(
  tx: Transaction,
  { itemIds, intakeId, need, printId }: PrintLabelsInput,
): Promise<Choice> {
  const inIntake = intakeId == null ? [] : await idsInIntake(tx, intakeId);
  const job = printId == null ? null : await findJob(tx, 'consignment', printId);
  const isPrint = printId == null || job?.kind === LABELS_JOB;
  if (inIntake === null || !isPrint) throw notFound();
  const again = job === null ? [] : printOf(job).itemIds;
  return { ids: [...(itemIds ?? []), ...inIntake, ...again], need: need ?? null };
}

function assertAllFound(ids: readonly string[], found: readonly ToLabel[]): void {
  const known = new Set(found.map(({ id }) => id));
  const message = 'Not handed over, not in the store any more, or not there';
  const faults = ids.flatMap((id, at) =>
    known.has(id) ? [] : [{ path: `itemIds.${at}`, code: 'NOT_ALLOWED' as const, message }],
  );
  if (faults.length > 0) throw invalidInput(...faults);
}

const printShown = (job: JobRow): LabelPrint =>
  shownPrint({ ...job, input: printOf(job), count: printOf(job).itemIds.length });

function shownPrint({ id, state, startedBy, startedAt, count, input }: ListedPrint): LabelPrint {
  const { name: paper, format, firstPosition, nextPosition: next, pages, left } = input;
  return {
    ...{ id, state, count, paper, format, firstPosition, nextPosition: next, pages, left },
    ...{ startedBy: startedBy.name, startedAt },
  };
}

function fileNameOf(items: readonly ToLabel[], format: string): string {
  const [first, last] = [items[0]?.number, items.at(-1)?.number];
  const numbers = first === undefined ? 'outlines' : first === last ? `${first}` : `${first}-${last}`;
  return `labels-${numbers}.${format === 'PDF' ? 'pdf' : 'zpl'}`;
}

function never(): never {
  throw new Error('A print that was never made');
}
