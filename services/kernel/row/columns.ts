import type { ValueTransformer } from 'typeorm';
import { plainLine, plainText } from '../text/text';

const blankIsNull = (cleaned: (value: string | null | undefined) => string): ValueTransformer => ({
  to: cleaned,
  from: (value: string) => (value === '' ? null : value),
});
const neverIsNull: ValueTransformer = {
  to: (value: Date | null | undefined) => value ?? '-infinity',
  // pg reads '-infinity' as a number.
  from: (value: Date | number) => (value instanceof Date ? value : null),
};

/** A column of one line that may be blank: '' in the table, because keysets need a value; null in the graph. */
export const text = { type: 'text', transformer: blankIsNull(plainLine) } as const;

/** The same for text of several lines. */
export const longText = { type: 'text', transformer: blankIsNull(plainText) } as const;

/** A column of an instant that may never have come: '-infinity' in the table, for the same reason; null in the graph. */
export const instantOrNever = { type: 'timestamptz', transformer: neverIsNull } as const;
