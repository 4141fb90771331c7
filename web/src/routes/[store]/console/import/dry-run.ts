import type { ResultOf } from '#lib/graph/graphql.ts';
import type { DryRunAnswer } from './import.operation.ts';

type Answer = ResultOf<typeof DryRunAnswer>;
type Found = Extract<Answer, { __typename: 'ImportDryRun' }>;
export type Fault = Found['faults'][number];

/** The files people import. */
export const KINDS = ['consignors', 'stock'] as const;
export type ImportKind = (typeof KINDS)[number];

/** What a part of the product would write of a file. */
export type ImportPart = 'customers' | 'settings' | 'stock';
export interface PartCounts {
  part: ImportPart;
  created: number;
  updated: number;
  unchanged: number;
}

/** The dry runs of all parts that read one file, as one. */
export interface DryRun {
  fileName: string;
  rows: number;
  encoding: string;
  delimiter: string;
  columns: string[];
  parts: PartCounts[];
  notes: Found['notes'];
  faultCount: number;
  faults: Fault[];
  /** Where each part's faults can be had as a file, all of them; for five minutes. */
  downloads: { part: ImportPart; path: string }[];
  /** The file beside its first fault. */
  around: Found['around'];
}
export type DryRunView =
  | { run: DryRun; unreadable?: undefined }
  | { run?: undefined; unreadable: { code: string; detail: string | null } };

/** The kind of import an address names. */
export function kindOf(text: string | null): ImportKind | null {
  return KINDS.find((each) => each === text) ?? null;
}

const keyOf = ({ row, letter, code, value }: Fault) => `${row} ${letter} ${code} ${value}`;

/** By row, and within it as the columns stand: A before B before AA. */
function inOrder(a: Fault, b: Fault): number {
  const [one, other] = [a.letter ?? '', b.letter ?? ''];
  return a.row - b.row || one.length - other.length || one.localeCompare(other);
}

/** Puts the answers together: a column that two parts read has its fault once. One that cannot be read ends it. */
export function combine(answers: [ImportPart, Answer][]): DryRunView {
  const found: [ImportPart, Found][] = [];
  for (const [part, answer] of answers) {
    if (answer.__typename === 'ImportDryRun') found.push([part, answer]);
    else if (answer.__typename === 'UnreadableFile')
      return { unreadable: { code: answer.code, detail: answer.detail } };
    else return { unreadable: { code: 'GONE', detail: null } };
  }
  const [first] = found;
  if (!first) return { unreadable: { code: 'GONE', detail: null } };
  const listed = found.flatMap(([, run]) => run.faults);
  const faults = [...new Map(listed.map((fault) => [keyOf(fault), fault])).values()].sort(inOrder);
  const counted = found.reduce((sum, [, run]) => sum + run.faultCount, 0);
  const { fileName, rows, encoding, delimiter, columns } = first[1];
  return {
    run: {
      fileName,
      rows,
      encoding,
      delimiter,
      columns,
      parts: found.map(([part, { toCreate, toUpdate, unchanged }]) => ({
        part,
        created: toCreate,
        updated: toUpdate,
        unchanged,
      })),
      notes: found.flatMap(([, run]) => run.notes),
      faultCount: counted - (listed.length - faults.length),
      faults,
      downloads: found.flatMap(([part, { faultsPath }]) => (faultsPath ? [{ part, path: faultsPath }] : [])),
      around: found.find(([, run]) => run.around.some(({ row }) => row === faults[0]?.row))?.[1].around ?? [],
    },
  };
}

/** Whether importing would write anything at all. */
export function isNews({ parts }: DryRun): boolean {
  return parts.some(({ created, updated }) => created + updated > 0);
}

/** Faults counted by column, the fullest first, for the filter above the list. */
export function faultsByColumn(faults: Fault[]): { letter: string; column: string; count: number }[] {
  const columns = new Map<string, { letter: string; column: string; count: number }>();
  for (const { letter, column } of faults) {
    const key = letter ?? '';
    const known = columns.get(key) ?? { letter: key, column, count: 0 };
    known.count += 1;
    columns.set(key, known);
  }
  return [...columns.values()].sort((a, b) => b.count - a.count);
}

/** The letter above a column in a spreadsheet: 0 is A, 26 is AA. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}
