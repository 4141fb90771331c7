import { type ActionFailure, redirect, type RequestEvent } from '@sveltejs/kit';
import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { type Values, versionOf } from '#lib/form/fields.ts';
import { tell, type Trouble } from '#lib/server/ask.ts';
import type { Right } from '#lib/rights.ts';
import { refused, troubled } from '#lib/server/form.ts';
import { fileFormOf } from '#lib/server/file-forms.ts';
import { lacking } from '#lib/server/gate.ts';
import { patientGraph } from '#lib/server/upload.ts';
import type { FormAnswer } from '#lib/words.ts';

/** What a mutation's union may hold, as far as a form has to know. */
interface Outcome {
  __typename: string;
  version?: number;
  fields?: { path: string; code: string }[];
  limit?: string;
}
type OutcomeOf<Data> = Data[keyof Data] & Outcome;

/** A form as it was read. */
export interface ReadForm<Input> {
  values: Values;
  input: Input;
  /** What is wrong before the graph is asked; see `check`. */
  fields?: { path: string; code: string }[];
  /** What stands in the way besides. */
  trouble?: Trouble | null;
}

interface Saving<Input, Data, Variables, Made extends string> {
  /** Who lacks it is told that, before what is wrong with the form; without one anybody may send it. */
  right?: Right;
  /** What stands in the way besides. */
  trouble?: Trouble | null;
  /** The form, where it was read already. */
  sent?: FormData;
  read: (form: FormData) => ReadForm<Input>;
  /**
   * What of it was not sent is taken away. Without the version that it was filled in by it is no form of ours: it was made
   * while nobody could say what stands, or by nobody.
   */
  isWhole?: boolean;
  /** What the graph would refuse besides, so that all that is wrong is told at once. */
  check?: (form: ReadForm<Input>) => Promise<{ path: string; code: string }[]>;
  /** The mutation; it has one field. */
  document: TypedDocumentNode<Data, Variables>;
  variables: (form: ReadForm<Input>) => Variables;
  /** The member of its union that says it is done. */
  made: Made;
  /** The page to go to then, so that a reload sends nothing again; `stay` is "save and continue". */
  to: (made: Extract<OutcomeOf<Data>, { __typename: Made }>, stay: boolean, values: Values) => string;
  /** A refusal that this form tells in a way of its own; null leaves it to the usual. */
  refuse?: (
    result: Exclude<OutcomeOf<Data>, { __typename: Made }>,
    values: Values,
  ) => ActionFailure<FormAnswer> | null;
}

/** Figures that a refusal brings along for its words. */
function figuresOf(result: object): Record<string, number> {
  return Object.fromEntries(
    Object.entries(result).filter((each): each is [string, number] => typeof each[1] === 'number'),
  );
}

/** What the graph says is wrong with an input that it was asked to judge and not to save; nothing where it gives no answer. */
export async function judged<Data, Variables extends AnyVariables>(
  event: RequestEvent,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<{ path: string; code: string }[]> {
  const answer = await tell(event, document, variables);
  if (answer.trouble) return answer.fields;
  const [result] = Object.values(answer.data as object) as [Outcome | null];
  return result?.fields ?? [];
}

/** Saves a form and goes on, or gives it back with all that was typed and what is wrong. */
export async function save<Input, Data, Variables extends AnyVariables, const Made extends string>(
  event: RequestEvent,
  {
    right,
    trouble: before,
    sent,
    read,
    isWhole = false,
    check,
    document,
    variables,
    made,
    to,
    refuse,
  }: Saving<Input, Data, Variables, Made>,
): Promise<ActionFailure<FormAnswer>> {
  const typed = sent ?? (await event.request.formData());
  const { requestId } = event.locals;
  const form = read(typed);
  const { values, fields = [] } = form;
  const trouble = before ?? (right && lacking(event.locals, right)) ?? form.trouble;
  if (trouble) return troubled(trouble, values, requestId, fields);
  if (isWhole && versionOf(values) === null) return troubled('BAD_INPUT', values, requestId);
  if (fields.length) {
    const more = (await check?.(form)) ?? [];
    return refused({ __typename: 'InvalidInput', fields: [...more, ...fields] }, values, requestId);
  }
  // What is made of a file takes its time.
  const graph = fileFormOf(event) ? patientGraph(event) : undefined;
  const answer = await tell(event, document, variables(form), graph);
  if (answer.trouble && answer.fields.length)
    return refused({ __typename: 'InvalidInput', fields: answer.fields }, values, requestId);
  if (answer.trouble) return troubled(answer.trouble, values, requestId);
  const [result] = Object.values(answer.data as object) as [OutcomeOf<Data>];
  if (result.__typename === made)
    redirect(303, to(result as Extract<OutcomeOf<Data>, { __typename: Made }>, typed.has('stay'), values));
  const own = refuse?.(result as Exclude<OutcomeOf<Data>, { __typename: Made }>, values);
  if (own) return own;
  // Who has seen what the other one saved may save over it: the form goes on with the version that stands now.
  const now: Values = result.__typename === 'ChangedMeanwhile' ? { version: String(result.version) } : {};
  return refused(result, { ...values, ...now }, requestId, figuresOf(result));
}
