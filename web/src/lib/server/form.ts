import { type ActionFailure, fail } from '@sveltejs/kit';
import type { Trouble } from '#lib/server/ask.ts';
import type { FormAnswer } from '#lib/words.ts';

const STATUS: Record<Trouble, number> = {
  UNAVAILABLE: 503,
  SIGNED_OUT: 401,
  FORBIDDEN: 403,
  NO_STORE: 404,
  BAD_INPUT: 400,
};

/** What is no mistake in the form. */
const REFUSED: Record<string, number> = {
  TooManyAttempts: 429,
  TooManyMails: 429,
  LogInsBusy: 503,
  PhotosBusy: 503,
  PicturesBusy: 503,
};

/** One text field of a form; a missing one and a file are the empty string. */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** The code of a file that was chosen and not kept: a browser is not told which one it was, and nobody can give it back. */
export const FILE_AGAIN = 'FILE_AGAIN';

/** The form again, because there was no answer; of its fields only a file that is lost is said. */
export function troubled(
  trouble: Trouble,
  values: Record<string, string>,
  requestId: string,
  fields: { path: string; code: string }[] = [],
): ActionFailure<FormAnswer> {
  const lost = fields
    .filter(({ code }) => code === FILE_AGAIN && trouble !== 'FORBIDDEN')
    .map(({ path, code }) => [path, code]);
  const problem = { problem: trouble, fields: Object.fromEntries(lost) as Record<string, string> };
  return fail(STATUS[trouble], { values, ...problem, figures: {}, requestId });
}

/** The form again, because the graph refused; `InvalidInput` brings its fields along, and a limit says which one it is. */
export function refused(
  refusal: { __typename: string; fields?: { path: string; code: string }[]; limit?: string },
  values: Record<string, string>,
  requestId: string,
  given: Record<string, number | undefined> = {},
): ActionFailure<FormAnswer> {
  const figures = Object.fromEntries(
    Object.entries(given).filter((each): each is [string, number] => each[1] !== undefined),
  );
  const fields = Object.fromEntries((refusal.fields ?? []).map(({ path, code }) => [path, code]));
  const { __typename, limit } = refusal;
  const status = REFUSED[__typename] ?? 400;
  const problem = limit === undefined ? __typename : `${__typename}.${limit}`;
  return fail(status, { values, problem, fields, figures, requestId });
}

/** The form again before the graph was asked: a required field is empty. */
export function missing(
  names: string[],
  values: Record<string, string>,
  requestId: string,
): ActionFailure<FormAnswer> {
  const fields = names.map((path) => ({ path, code: 'REQUIRED' }));
  return refused({ __typename: 'InvalidInput', fields }, values, requestId);
}
