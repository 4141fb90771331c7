import { error, type RequestEvent } from '@sveltejs/kit';
import { readRequest } from '#lib/item/request.ts';
import { RETURN } from '#lib/list/back.ts';
import { askOrKeep, found } from '#lib/server/ask.ts';
import { itemNumber } from '#lib/server/item.ts';
import { actsForNobody, customerOfForm } from '#lib/server/own-customer.ts';
import { returnPath } from '#lib/server/return-path.ts';
import { save } from '#lib/server/save.ts';
import { AskForItem, MyItem, TakeBackRequest } from './item.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { params, locals, url } = event;
  const number = itemNumber(params.number);
  const asked = url.searchParams.get(RETURN);
  const back = asked && returnPath(asked, params.store, 'portal');
  const customer = customerOfForm(event);
  const answer = customer && (await askOrKeep(event, MyItem, { number }));
  // The form was sent and nobody can say what stands now: it comes back with what was typed.
  if (!answer) return { item: null, back, partial: true };
  const { data, partial } = answer;
  const item = found(data.consignmentItemByNumber, { partial, what: 'item', requestId: locals.requestId });
  // Who has several customers looks at one of them at a time.
  if (item.customer.id !== customer.id) error(404, { message: 'No such item', code: 'NOT_FOUND' });
  return { item, back, partial };
};

const idIn = (form: FormData): string => {
  const id = form.get('id');
  return typeof id === 'string' ? id : '';
};

/** This page again, below the list it was opened from. */
function here({ url }: Pick<RequestEvent, 'url'>): string {
  const query = [...url.searchParams].filter(([name]) => !name.startsWith('/'));
  return `${url.pathname}${query.length > 0 ? `?${new URLSearchParams(query)}` : ''}#request`;
}

export const actions: Actions = {
  ask: (event) =>
    save(event, {
      trouble: actsForNobody(event),
      read: (form) => {
        const { values, ...read } = readRequest(form, event.locals.store?.currency ?? '');
        return { ...read, values: { ...values, id: idIn(form) } };
      },
      document: AskForItem,
      variables: ({ input, values }) => ({ input: { ...input, id: values['id'] ?? '' } }),
      made: 'ConsignmentItem',
      to: () => here(event),
    }),
  takeBack: (event) =>
    save(event, {
      trouble: actsForNobody(event),
      read: (form) => ({ values: { id: idIn(form) }, input: { id: idIn(form) } }),
      document: TakeBackRequest,
      variables: ({ input }) => ({ input }),
      made: 'ConsignmentItem',
      to: () => here(event),
    }),
};
