import { redirect } from '@sveltejs/kit';
import * as m from '#lib/paraglide/messages.js';
import { missing, refused, text, troubled } from '#lib/server/form.ts';
import { EDITOR_BYTES } from '#lib/server/limits.ts';
import { operations } from './operations.ts';
import { KeptAnswers } from './kept-answers.ts';
import { bytesOnPage, pretty, runOperation, variablesFrom } from './run-operation.ts';
import type { Actions, PageServerLoad } from './$types';

/** Where no page's operation was asked for: something small that answers, with a word about it. */
const welcome = () => `# ${m.graph_welcome()}
query Store {
  store {
    id
    name
  }
}
`;

/** Of the variables a page gave those that this operation takes: another one of the same customer keeps its id. */
function variablesOf(name: string, given: string | null): string {
  const variables = variablesFrom(given ?? '');
  if (variables === null) return given ?? '';
  const taken = operations.get(name)?.variables ?? [];
  const kept = Object.entries(variables).filter(([variable]) => taken.includes(variable));
  return pretty(JSON.stringify(Object.fromEntries(kept)));
}

const keptAnswers = new KeptAnswers();
/** How the address says which kept answer to show. */
const RAN = 'ran';
/** Whatever changes something says this word; where it only stands in a comment, the detour does no harm. */
const MAY_CHANGE = /\bmutation\b/;

/** This page as it was opened, with an answer to show. */
function showing({ pathname, searchParams }: URL, id: string): string {
  const opened = [...searchParams].filter(([name]) => name !== RAN && !name.startsWith('/'));
  return `${pathname}?${new URLSearchParams([...opened, [RAN, id]])}#answer`;
}

/** `?operation=Name&variables={…}`: that screen's operation with its variables filled in. */
export const load: PageServerLoad = ({ url, locals }) => {
  const name = url.searchParams.get('operation') ?? '';
  const given = url.searchParams.get('variables');
  return {
    operation: name,
    query: operations.get(name)?.text ?? welcome(),
    given,
    variables: variablesOf(name, given),
    ran: keptAnswers.find(locals.viewer?.staff?.id, url.searchParams.get(RAN)),
    names: [...operations.keys()].sort(),
  };
};

const TOO_LONG = { __typename: 'InvalidInput', fields: [{ path: 'query', code: 'TOO_LONG' }] };

export const actions: Actions = {
  /** Runs what was typed, for a reader whose browser has no editor. */
  run: async (event) => {
    const form = await event.request.formData();
    const values = { query: text(form, 'query'), variables: text(form, 'variables') };
    const { requestId } = event.locals;
    const { query } = values;
    // Nobody's operation is so full of what a page must escape; to give it back would make a page without end.
    if (bytesOnPage(query, values.variables) > EDITOR_BYTES) return refused(TOO_LONG, {}, requestId);
    if (query.trim() === '') return missing(['query'], values, requestId);
    const variables = variablesFrom(values.variables);
    if (variables === null) {
      const fields = [{ path: 'variables', code: 'NOT_JSON' }];
      return refused({ __typename: 'InvalidInput', fields }, values, requestId);
    }
    const { viewer, unavailable } = event.locals;
    if (!viewer?.staff) return troubled(unavailable ? 'UNAVAILABLE' : 'SIGNED_OUT', values, requestId);
    const answer = await runOperation(event, query, variables);
    if (answer === null) return troubled('UNAVAILABLE', values, requestId);
    if (answer.status === 401) return troubled('SIGNED_OUT', values, requestId);
    const isTooLarge = bytesOnPage(query, values.variables, answer.json) > EDITOR_BYTES;
    const json = isTooLarge ? m.graph_answer_too_large() : answer.json;
    if (!MAY_CHANGE.test(query)) return { values, answer: { json } };
    keptAnswers.keep(viewer.staff.id, requestId, { values, answer: { json } });
    redirect(303, showing(event.url, requestId));
  },
};
