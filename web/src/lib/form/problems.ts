import { type FormAnswer, fieldText } from '#lib/words.ts';
import { type FormField, nameOf } from './fields.ts';

/** What is wrong with every field, in the reader's words, by the field's name. */
export function faultsIn(
  fields: readonly FormField[],
  answer: FormAnswer | null | undefined,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answer?.fields ?? {}).map(([path, code]) => {
      const own = fields.find(({ name }) => name === path)?.faults?.[code];
      return [path, own?.(answer?.values) ?? fieldText(code, answer?.figures)];
    }),
  );
}

/** The same as the summary says it: each with the name of its field, to go there. */
export function summaryOf(
  fields: readonly FormField[],
  faults: Record<string, string>,
): { name: string; text: string }[] {
  return Object.entries(faults).map(([path, text]) => {
    const field = fields.find(({ name }) => name === path);
    return { name: path, text: field ? `${nameOf(field)}: ${text}` : text };
  });
}
