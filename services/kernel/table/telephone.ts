import { unreadable, type CellRead } from './column';

/** Nine digits and no zero before them: Dutch, Belgian and Swedish numbers have it, and others here have eight or a +. */
const WITHOUT_ZERO = /^([1-9]\d{8})(?:[.,]0+)?$/;
/** The code of a country of ours and as many digits as its numbers have. */
const WITHOUT_PLUS = /^(31[1-9]\d{8}|32[1-9]\d{7,8}|4[57]\d{8}|46[1-9]\d{7,8})(?:[.,]0+)?$/;

/** What of a telephone number a spreadsheet has taken for a number, and cut; null where it has not. */
export function readTelephone(text: string): CellRead | null {
  const zero = WITHOUT_ZERO.exec(text)?.[1];
  if (zero !== undefined) return lost(text, `0${zero}`);
  const plus = WITHOUT_PLUS.exec(text)?.[1];
  return plus === undefined ? null : lost(text, `+${plus}`);
}

function lost(text: string, whole: string): CellRead {
  return unreadable('LOST_ZERO', `“${text}” lacks what stands before it.`, `${whole}?`);
}
