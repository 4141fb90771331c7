export type CsvCell = string | number | boolean | null | undefined;

// What a spreadsheet takes for a formula, in half and full width, behind white space too.
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
const NEGATIVE_NUMBER = /^-\d+(?:[.,]\d+)?$/;

/**
 * A CSV file for spreadsheets in our countries: UTF-8 with its mark, `;`, decimal comma. Text that would run as a
 * formula gets a leading apostrophe [R-IM5]; numbers stay numbers.
 */
export function writeCsv(rows: readonly (readonly CsvCell[])[]): Buffer {
  return Buffer.from(`\ufeff${csvLines(rows)}`, 'utf8');
}

/** Rows as such a file goes on with them. */
export function csvLines(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((cells) => `${cells.map(written).join(';')}\r\n`).join('');
}

function written(cell: CsvCell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  const text = neutralised(String(cell));
  return /[";\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The text, with an apostrophe where a spreadsheet would otherwise run it. */
export function neutralised(text: string): string {
  return FORMULA.test(text) && !NEGATIVE_NUMBER.test(text) ? `'${text}` : text;
}
