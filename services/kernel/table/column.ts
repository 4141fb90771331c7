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

/** Shorthand of the readers: a cell that says nothing. */
export function unreadable(code: string, message: string, hint: string | null = null): CellRead {
  return { fault: { code, message, hint } };
}
