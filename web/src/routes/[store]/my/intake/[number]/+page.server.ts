import { randomUUID } from 'node:crypto';
import { error, redirect } from '@sveltejs/kit';
import { valuesOf } from '#lib/intake/entry-fields.ts';
import { askOrKeep, found } from '#lib/server/ask.ts';
import { copyItem, deleteItem, updateItem } from '#lib/server/entry.ts';
import { needModuleOrKeep } from '#lib/server/gate.ts';
import { itemNumber } from '#lib/server/item.ts';
import { customerOfForm } from '#lib/server/own-customer.ts';
import { onMyPage } from '../address.ts';
import { DraftItem } from '../intake.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needModuleOrKeep(event, 'SELF_ENTRY');
  const { params, locals, url, request } = event;
  const number = itemNumber(params.number);
  const idempotencyKey = randomUUID();
  const customer = customerOfForm(event);
  const answer = customer && (await askOrKeep(event, DraftItem, { number, customer: customer.id }));
  // The form was sent and nobody can say what stands now: it comes back with what was typed.
  if (!answer)
    return { item: null, allowance: null, values: null, categories: [], idempotencyKey, partial: true };
  const { data, partial } = answer;
  const categories = data.consignmentSettings?.categories ?? [];
  const allowance = data.customer?.consignor ?? null;
  const item = data.consignmentItemByNumber;
  if (item && item.customer.id !== customer?.id) error(404, { message: 'No such item', code: 'NOT_FOUND' });
  if (request.method === 'POST' && !item)
    return { item, allowance, values: null, categories, idempotencyKey, partial };
  const draft = found(item, { partial, what: 'item', requestId: locals.requestId });
  // Handed over: what became of it stands with the stock.
  if (draft.state !== 'DRAFT' && request.method !== 'POST')
    redirect(303, `/${params.store}/my/stock/${number}${url.search}`);
  const values = { ...valuesOf(draft), version: String(draft.version) };
  return { item: draft, allowance, values, categories, idempotencyKey, partial };
};

export const actions: Actions = {
  save: (event) => updateItem(event, onMyPage(event), event.params.number),
  copy: (event) => copyItem(event, onMyPage(event)),
  delete: (event) => deleteItem(event, onMyPage(event), event.params.number),
};
