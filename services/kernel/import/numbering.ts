import type { TableFile } from '../table/table-file';

/** So many times as high as the one before is a digit too many, or the wrong key held down. */
const TIMES = 10;
/** Less than so many numbers left out is no matter: they are never missed. */
const LEFT_OUT = 5_000;
/** So many rows beyond are no slip of the hand, but how that store numbers. */
const A_NUMBERING = 20;
/** A store without numbers may begin anywhere below this. */
const HIGHEST_BEGIN = 1_000_000;
/** So many numbers are always left to be given: beyond, there are soon none that an import would take. */
const ROOM = 1_000_000;

/** Where the numbers of a store stand. */
export interface Numbering {
  /** The last one given, or followed. */
  last: number;
  /** None was given yet: the first file says where they begin. */
  isEmpty: boolean;
}

/** How far a file brings the numbers of a store. */
export interface Reach {
  /** The number behind which new ones are given. */
  last: number;
  /** The lowest number of the file that is far beyond it: such a one stands alone; null where there is none. */
  jump: number | null;
}

/**
 * How far a store's numbers reach with those of a file. One that is far beyond all others keeps its row and is not
 * followed: it is mistyped more often than not, and whoever is made next would be numbered behind it for ever.
 */
export function reachOf({ last, isEmpty }: Numbering, numbers: readonly number[], largest: number): Reach {
  const inOrder = [...numbers].sort((one, other) => one - other);
  const first = inOrder[0] ?? 0;
  let reached = isEmpty && first <= HIGHEST_BEGIN ? Math.max(last, first) : last;
  for (const [at, number] of inOrder.entries()) {
    if (number <= reached) continue;
    const isFar = number >= TIMES * reached && number - reached >= LEFT_OUT;
    const isAlone = inOrder.length - at < A_NUMBERING;
    if (number > largest - ROOM || (isFar && isAlone)) return { last: reached, jump: number };
    reached = number;
  }
  return { last: reached, jump: null };
}

/** The same of a file that lies read. */
export async function reachOfFile(
  numbering: Numbering,
  file: TableFile<{ number: number | null }>,
  largest: number,
): Promise<Reach> {
  if (file.highest('number') <= numbering.last) return { last: numbering.last, jump: null };
  const numbers: number[] = [];
  for await (const { rows } of file.pieces())
    for (const { values } of rows) if (values.number !== null) numbers.push(values.number);
  return reachOf(numbering, numbers, largest);
}
