import { plainLine } from '../text/text';
import { asMonthFirst } from './date';

/** A date of a column that cannot have its day first. */
export interface MonthFirst {
  /** As a spreadsheet counts. */
  readonly row: number;
  readonly text: string;
  /** The same as it should be. */
  readonly dayFirst: string;
}

/**
 * Finds out whether a column of dates is American as a whole: a month beyond the twelfth somewhere, and no day beyond it
 * anywhere. Read one by one, half of its dates would be other days, and nobody would see it.
 */
export function findMonthFirst(
  records: readonly (readonly string[])[],
  headerAt: number,
  index: number,
): MonthFirst | null {
  let found: (MonthFirst & { separator: string }) | null = null;
  const separators = new Set<string>();
  for (let at = headerAt + 1; at < records.length; at += 1) {
    const text = plainLine(records[at]?.[index]);
    const read = asMonthFirst(text);
    if (read === null) continue;
    if (read.month > 12) return null;
    separators.add(read.separator);
    if (read.day > 12) found ??= { row: at + 1, text, dayFirst: read.dayFirst, separator: read.separator };
  }
  return found !== null && separators.size === 1 ? found : null;
}
