/** How the text of a cell is read. `oneOf` maps the spellings of a file to our values. */
export type CellKind =
  | 'text'
  | 'email'
  | 'integer'
  | 'amount'
  | 'percent'
  | 'date'
  | 'yesNo'
  | { readonly oneOf: Readonly<Record<string, string>> };

/** What one column of a table means to us. */
export interface ColumnSpec {
  readonly key: string;
  /** Its names in any language; case, accents, spaces and punctuation do not count. The first is used in messages. */
  readonly names: readonly string[];
  /** The file must have the column and every cell must be filled. */
  readonly required: boolean;
  /** With `required`: the column must be there, cells may be blank. */
  readonly mayBeBlank?: boolean;
  readonly kind: CellKind;
  /** Text: so many characters at most. */
  readonly maxLength?: number;
  /** Numbers: bounds, inclusive, in the unit of the value (minor units, percent). */
  readonly min?: number;
  readonly max?: number;
  /** Amounts: the store's currency. It settles the decimals, and another currency's sign is refused. */
  readonly currency?: string;
  /** Percentages: decimals allowed, none by default. */
  readonly decimals?: number;
}

type ValueOf<Kind> = Kind extends 'integer' | 'amount' | 'percent'
  ? number
  : Kind extends 'yesNo'
    ? boolean
    : Kind extends { readonly oneOf: Readonly<Record<string, infer Value>> }
      ? Value
      : string;

/**
 * The values of a row by key: null where the cell is blank or faulty, undefined where the file lacks the column. Absent
 * is not blank: a blank empties or is an answer, a column that is not there leaves what stands.
 */
export type ValuesOf<Columns extends readonly ColumnSpec[]> = {
  [Spec in Columns[number] as Spec['key']]:
    ValueOf<Spec['kind']> | null | (Spec['required'] extends true ? never : undefined);
};

export type CellValue = string | number | boolean;

/** What is wrong with a cell, before it is known where the cell stands. */
export interface CellFault {
  readonly code: string;
  /** In English. */
  readonly message: string;
  /** What the writer may have meant, in no language: "28-02-2026?", "Te koop, Verkocht". */
  readonly hint: string | null;
}

/** Either what the cell says or why it says nothing; `value` null is a blank cell. */
export type CellRead = { readonly value: CellValue | null } | { readonly fault: CellFault };

/** What reading a table can find wrong, each with the sentence the graph has for it; services add their own. */
export const cellFaults = {
  REQUIRED: 'Nothing stands in a cell that must be filled.',
  TOO_LONG: 'More characters than fit.',
  CONTROL_CHARACTER: 'A character that is no part of a text.',
  NOT_ALLOWED: 'None of the values that are known here.',
  NOT_A_NUMBER: 'No number, or none of the kind that is wanted.',
  NOT_AN_AMOUNT: 'No amount, or one that can be read in two ways.',
  NOT_A_DATE: 'No date, or one that can be read in two ways.',
  NOT_AN_EMAIL: 'No e-mail address, or none that mail can reach.',
  OUT_OF_RANGE: 'Too low, too high, or not in our time.',
  REPEATED: 'It stands in an earlier row already.',
  UNEVEN_ROW: 'The row has more cells than the header has columns.',
  CUT_OFF: 'The file ends in the middle of this row.',
} as const;
export type CellFaultCode = keyof typeof cellFaults;

/** Shorthand of the readers: a cell that says nothing. */
export function unreadable(code: CellFaultCode, message: string, hint: string | null = null): CellRead {
  return { fault: { code, message, hint } };
}
