import { error, type RequestEvent } from '@sveltejs/kit';
import type { TypedDocumentNode } from '@urql/core';
import { isId } from '#lib/list/filters.ts';
import { ask, found } from '#lib/server/ask.ts';
import { needModule } from '#lib/server/gate.ts';
import { save, type ReadForm } from '#lib/server/save.ts';
import { sentPhoto } from '#lib/server/photo.ts';
import {
  AnswerRequest,
  CustomerItem,
  MoveItem,
  PriceItem,
  SetItemPhoto,
  SetMarkdown,
  SetReturnDate,
  SetVatScheme,
} from './item.operation.ts';
import { readMarkdown } from './markdown-form.ts';
import { readMove } from './move-form.ts';
import { readPhoto } from './photo-form.ts';
import { priceValues, readPrice } from './price-form.ts';
import { readAnswer } from './request-form.ts';
import { readReturn, returnValues } from './return-form.ts';
import { readVatScheme } from './vat-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needModule(event, 'CONSIGNMENT');
  const { id, item } = event.params;
  if (!isId(item)) error(404, { message: 'Not an id', code: 'NOT_FOUND' });
  const { data, partial } = await ask(event, CustomerItem, { id: item });
  const shown = found(data.consignmentItem, { partial, what: 'item', requestId: event.locals.requestId });
  // Below another customer's address there is no such item.
  if (shown.customer.id !== id) error(404, { message: 'No such item', code: 'NOT_FOUND' });
  const hasSchedule = (data.consignmentSettings?.markdownSteps.length ?? 0) > 0;
  return { item: shown, values: priceValues(shown), dated: returnValues(shown), hasSchedule, partial };
};

/** An action on the item of the page: what it reads goes to this operation, which answers the item, and then the page says so. */
function acting<Input extends object, Data>(
  document: TypedDocumentNode<Data, { input: Input & { id: string } }>,
  read: (form: FormData, event: RequestEvent) => ReadForm<Input>,
): (event: RequestEvent) => ReturnType<typeof save> {
  return (event) =>
    save(event, {
      right: 'consignment.edit',
      read: (form) => read(form, event),
      document,
      variables: ({ input }) => ({ input: { ...input, id: event.params['item'] ?? '' } }),
      made: 'ConsignmentItem',
      to: () => `${event.url.pathname}?saved=yes`,
    });
}

export const actions: Actions = {
  answer: acting(AnswerRequest, readAnswer),
  move: acting(MoveItem, readMove),
  photo: acting(SetItemPhoto, (form, event) => readPhoto(form, sentPhoto(event, form))),
  return: acting(SetReturnDate, readReturn),
  markdown: acting(SetMarkdown, readMarkdown),
  vat: acting(SetVatScheme, readVatScheme),
  price: acting(PriceItem, (form, { locals }) => readPrice(form, locals.store?.currency ?? '')),
};
