import { redirect, type RequestEvent } from '@sveltejs/kit';
import { isId } from '#lib/list/filters.ts';
import { hereOf } from '#lib/list/view.ts';
import { may } from '#lib/rights.ts';
import { ask, found } from '#lib/server/ask.ts';
import { sentBefore } from '#lib/server/entry.ts';
import { missing, troubled } from '#lib/server/form.ts';
import { lacking, needModule } from '#lib/server/gate.ts';
import { backToList, openList } from '#lib/server/list.ts';
import { save } from '#lib/server/save.ts';
import { askedAs, questionIn, readMove, readWish } from './due-form.ts';
import { DUE, filterOf, listed } from './due-list.ts';
import { DueItems, DueMove, MoveDueItems } from './due.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needModule(event, 'CONSIGNMENT');
  const { page, filters, variables: paging } = openList(DUE, event);
  const variables = { filter: filterOf(filters), ...paging };
  const { data, partial } = await ask(event, DueItems, variables);
  const due = found(data.dueItems, { partial, what: 'dueItems', requestId: event.locals.requestId });
  const { items, groups, count } = due;
  const edits = may(event.locals.viewer, 'consignment.edit');
  return {
    ...{ list: page({ ...items, nodes: listed(items.nodes) }), groups, count, variables, partial },
    question: edits ? questionIn(event.url.searchParams) : null,
    done: await doneIn(event),
    idempotencyKey: crypto.randomUUID(),
  };
};

/** What was just said of many. */
async function doneIn(event: RequestEvent) {
  const id = event.url.searchParams.get('moved') ?? '';
  return isId(id) ? (await ask(event, DueMove, { id })).data.dueMove : null;
}

export const actions: Actions = {
  ask: async (event) => {
    const { values, question, missing: names } = readWish(await event.request.formData());
    const { requestId } = event.locals;
    const trouble = lacking(event.locals, 'consignment.edit');
    if (trouble) return troubled(trouble, values, requestId);
    if (question === null || names.length > 0) return missing(names, values, requestId);
    redirect(303, backToList(DUE, event, askedAs(question)));
  },
  move: (event) =>
    save(event, {
      right: 'consignment.edit',
      read: (form) => readMove(form, filterOf(hereOf(DUE, event.url).view.filters)),
      document: MoveDueItems,
      variables: ({ input }) => ({ input }),
      made: 'DueMove',
      to: ({ id }) => backToList(DUE, event, { moved: id }),
      refuse: sentBefore(event),
    }),
};
