import { type FormField, inputOf, typedValues, versionOf } from '#lib/form/fields.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import * as m from '#lib/paraglide/messages.js';
import type { ReadForm } from '#lib/server/save.ts';
import type { AnswerRequest } from './item.operation.ts';

type Answered = Pick<VariablesOf<typeof AnswerRequest>['input'], 'granted' | 'answer' | 'version'>;

/** What is said to the consignor; which button was pressed says the rest. */
export const ANSWER_FIELDS: readonly FormField<'answer'>[] = [
  { name: 'answer', label: m.request_answer, rows: 2, maxlength: 200, optional: true, width: 'wide' },
];

/** The answer as it was sent: nothing is granted but by its button. */
export function readAnswer(form: FormData): ReadForm<Answered> {
  const values = typedValues(ANSWER_FIELDS, form);
  const { answer } = inputOf<Pick<Answered, 'answer'>>(ANSWER_FIELDS, values);
  return { values, input: { answer, granted: form.get('granted') === 'yes', version: versionOf(values) } };
}
