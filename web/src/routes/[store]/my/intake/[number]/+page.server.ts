import { randomUUID } from 'node:crypto';
import { error, redirect } from '@sveltejs/kit';
import { askOrKeep, found } from '#lib/server/ask.ts';
import { text } from '#lib/server/form.ts';
import { itemNumber } from '#lib/server/item.ts';
import { actsForNobody, customerOfForm } from '#lib/server/own-customer.ts';
import { save } from '#lib/server/save.ts';
import { versionOf } from '#lib/form/fields.ts';
import { intakeAddress } from '../address.ts';
import { readEntry, valuesOf } from '../entry-fields.ts';
import { CopyItem, DeleteItem, DraftItem, UpdateItem } from '../intake.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { params, locals, url, request } = event;
  const number = itemNumber(params.number);
  const idempotencyKey = randomUUID();
  const customer = customerOfForm(event);
  const answer = customer && (await askOrKeep(event, DraftItem, { number, customer: customer.id }));
  // The form was sent and nobody can say what stands now: it comes back with what was typed.
  if (!answer) return { item: null, allowance: null, values: null, idempotencyKey, partial: true };
  const { data, partial } = answer;
  const allowance = data.customer?.consignor ?? null;
  const item = data.consignmentItemByNumber;
  if (item && item.customer.id !== customer?.id) error(404, { message: 'No such item', code: 'NOT_FOUND' });
  if (request.method === 'POST' && !item) return { item, allowance, values: null, idempotencyKey, partial };
  const draft = found(item, { partial, what: 'item', requestId: locals.requestId });
  // Handed over: what became of it stands with the stock.
  if (draft.state !== 'DRAFT' && request.method !== 'POST')
    redirect(303, `/${params.store}/my/stock/${number}${url.search}`);
  const values = { ...valuesOf(draft), version: String(draft.version) };
  return { item: draft, allowance, values, idempotencyKey, partial };
};

const idIn = (form: FormData) => ({ values: {}, input: { id: text(form, 'id') } });

export const actions: Actions = {
  save: (event) =>
    save(event, {
      trouble: actsForNobody(event),
      read: (form) => {
        const { values, input, fields } = readEntry(form, event.locals.store?.currency ?? '');
        return { values: { ...values, id: text(form, 'id') }, input, fields };
      },
      document: UpdateItem,
      variables: ({ input, values }) => ({
        input: { ...input, id: values['id'] ?? '', version: versionOf(values) },
      }),
      made: 'ConsignmentItem',
      to: () => intakeAddress(event, '', { saved: event.params.number }),
    }),
  copy: (event) =>
    save(event, {
      trouble: actsForNobody(event),
      read: (form) => ({
        values: {},
        input: {
          id: text(form, 'id'),
          times: Number(text(form, 'times')) || 0,
          idempotencyKey: text(form, 'idempotencyKey') || null,
        },
      }),
      document: CopyItem,
      variables: ({ input }) => ({ input }),
      made: 'ItemsEntered',
      to: ({ items }) => intakeAddress(event, '', { copied: String(items.length) }),
    }),
  delete: (event) =>
    save(event, {
      trouble: actsForNobody(event),
      read: idIn,
      document: DeleteItem,
      variables: ({ input }) => ({ input }),
      made: 'ItemDeleted',
      to: () => intakeAddress(event, '', { deleted: event.params.number }),
    }),
};
