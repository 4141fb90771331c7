import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Values } from '#lib/form/fields.ts';
import type { Money } from '#lib/format.ts';
import { isId } from '#lib/list/filters.ts';
import { hereOf } from '#lib/list/view.ts';
import { may } from '#lib/rights.ts';
import { ask, found } from '#lib/server/ask.ts';
import { sentBefore } from '#lib/server/entry.ts';
import { missing, refused, troubled } from '#lib/server/form.ts';
import { lacking, needModule } from '#lib/server/gate.ts';
import { backToList, openList } from '#lib/server/list.ts';
import { save } from '#lib/server/save.ts';
import { askedAs, questionIn, readLower, readMove, readWish, type Question } from './due-form.ts';
import { DUE, filterOf, listed, type DueFilter } from './due-list.ts';
import { DueItems, DueMove, DueReduced, MoveDueItems, PriceDueItems } from './due.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needModule(event, 'CONSIGNMENT');
  const { page, filters, variables: paging } = openList(DUE, event);
  const variables = { filter: filterOf(filters), ...paging };
  const { data, partial } = await ask(event, DueItems, variables);
  const due = found(data.dueItems, { partial, what: 'dueItems', requestId: event.locals.requestId });
  const { items, groups, count } = due;
  const edits = may(event.locals.viewer, 'consignment.edit');
  const question = edits ? questionIn(event.url.searchParams) : null;
  return {
    grace: data.graceEnding,
    ...{ list: page({ ...items, nodes: listed(items.nodes) }), groups, count, variables, partial },
    question,
    kept: edits ? questionIn(event.url.searchParams, 'was') : null,
    reduced: question && (await reducedIn(event, question, variables.filter, items.nodes)),
    done: await doneIn(event),
    idempotencyKey: crypto.randomUUID(),
  };
};

/** What was just said of many. */
async function doneIn(event: RequestEvent) {
  const id = event.url.searchParams.get('moved') ?? '';
  return isId(id) ? (await ask(event, DueMove, { id })).data.dueMove : null;
}

/** What those that are asked about would cost; null where nothing is asked of their prices. */
async function reducedIn(
  event: RequestEvent,
  { percentOff, isAll, without }: Question,
  filter: DueFilter,
  nodes: readonly { id: string }[],
) {
  if (percentOff === null) return null;
  const itemIds = isAll ? null : nodes.map(({ id }) => id).filter((id) => !without.includes(id));
  return (await ask(event, DueReduced, { filter, percentOff, itemIds })).data.dueItems?.reduced ?? null;
}

/** What is asked for them by now, where a price was changed since they were looked at. */
function tellPrices(event: RequestEvent) {
  const before = sentBefore(event);
  return (result: Repriced, values: Values) => {
    const { __typename, expectedAsked, foundAsked } = result;
    if (!expectedAsked || !foundAsked) return before(result, values);
    const figures = { expected: expectedAsked.amountMinor, found: foundAsked.amountMinor };
    const { currency } = foundAsked;
    return refused({ __typename }, { ...values, currency }, event.locals.requestId, figures);
  };
}
interface Repriced {
  __typename: string;
  expectedAsked?: Money;
  foundAsked?: Money;
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
  price: (event) =>
    save(event, {
      right: 'consignment.edit',
      read: (form) => readLower(form, filterOf(hereOf(DUE, event.url).view.filters)),
      document: PriceDueItems,
      variables: ({ input }) => ({ input }),
      made: 'DueMove',
      to: ({ id }) => backToList(DUE, event, { moved: id }),
      refuse: tellPrices(event),
    }),
};
