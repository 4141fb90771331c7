import type { ValueTransformer } from 'typeorm';

/** In the tables '' stands for "not given", because keysets need a value; in the graph it is null. */
const blankIsNull: ValueTransformer = {
  to: (value: string | null | undefined) => value ?? '',
  from: (value: string) => (value === '' ? null : value),
};

/** A column of text that may be blank. */
export const text = { type: 'text', transformer: blankIsNull } as const;
