import { foldName } from './header';

/** Nothing longer is a word that somebody meant to type. */
const LONGEST = 40;
/** One wrong letter in so many is still that word. */
const LETTERS_A_SLIP = 3;

/** A word of a closed set, and what it means there; several may mean the same, in several languages. */
export interface KnownWord {
  readonly word: string;
  readonly meaning: unknown;
}

/** The known word that was probably meant, "Verkocht" for "Verkoct"; null where it is none, or may be one of two. */
export function guessOf(typed: string, known: readonly KnownWord[]): string | null {
  const folded = foldName(typed);
  if (folded.length > LONGEST) return null;
  let nearest: KnownWord[] = [];
  let least = Math.floor(folded.length / LETTERS_A_SLIP);
  if (least === 0) return null;
  for (const each of known) {
    const slips = slipsBetween(folded, foldName(each.word));
    if (slips > least) continue;
    if (slips < least) nearest = [];
    least = slips;
    nearest.push(each);
  }
  const [first, ...others] = nearest;
  return first !== undefined && others.every(({ meaning }) => meaning === first.meaning) ? first.word : null;
}

/** How many letters are missing, too many, others, or have changed places with the next one. */
export function slipsBetween(one: string, other: string): number {
  const width = other.length + 1;
  let [before, row] = [new Array<number>(width).fill(0), Array.from({ length: width }, (_none, at) => at)];
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to < width; to += 1) {
      const isSame = one[at - 1] === other[to - 1];
      const isTurned = at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
      next[to] = Math.min(
        (row[to] ?? 0) + 1,
        (next[to - 1] ?? 0) + 1,
        (row[to - 1] ?? 0) + (isSame ? 0 : 1),
        isTurned ? (before[to - 2] ?? 0) + 1 : Infinity,
      );
    }
    [before, row] = [row, next];
  }
  return row[width - 1] ?? 0;
}
