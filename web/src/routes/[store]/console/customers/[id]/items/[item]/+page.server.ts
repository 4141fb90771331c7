import { error } from '@sveltejs/kit';
import { isId } from '#lib/list/filters.ts';
import { ask, found } from '#lib/server/ask.ts';
import { needModule } from '#lib/server/gate.ts';
import { save } from '#lib/server/save.ts';
import { sentPhoto } from '#lib/server/photo.ts';
import {
  AnswerRequest,
  CustomerItem,
  MoveItem,
  PriceItem,
  SetItemPhoto,
  SetMarkdown,
} from './item.operation.ts';
import { readMarkdown } from './markdown-form.ts';
import { readMove } from './move-form.ts';
import { readPhoto } from './photo-form.ts';
import { priceValues, readPrice } from './price-form.ts';
import { readAnswer } from './request-form.ts';
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
  return { item: shown, values: priceValues(shown), hasSchedule, partial };
};

export const actions: Actions = {
  answer: (event) => {
    const { store, id, item } = event.params;
    return save(event, {
      right: 'consignment.edit',
      read: readAnswer,
      document: AnswerRequest,
      variables: ({ input }) => ({ input: { ...input, id: item } }),
      made: 'ConsignmentItem',
      to: () => `/${store}/console/customers/${id}/items/${item}?saved=yes`,
    });
  },
  move: (event) => {
    const { store, id, item } = event.params;
    return save(event, {
      right: 'consignment.edit',
      read: readMove,
      document: MoveItem,
      variables: ({ input }) => ({ input: { ...input, id: item } }),
      made: 'ConsignmentItem',
      to: () => `/${store}/console/customers/${id}/items/${item}?saved=yes`,
    });
  },
  photo: (event) => {
    const { store, id, item } = event.params;
    return save(event, {
      right: 'consignment.edit',
      read: (form) => readPhoto(form, sentPhoto(event, form)),
      document: SetItemPhoto,
      variables: ({ input }) => ({ input: { ...input, id: item } }),
      made: 'ConsignmentItem',
      to: () => `/${store}/console/customers/${id}/items/${item}?saved=yes`,
    });
  },
  markdown: (event) => {
    const { store, id, item } = event.params;
    return save(event, {
      right: 'consignment.edit',
      read: readMarkdown,
      document: SetMarkdown,
      variables: ({ input }) => ({ input: { ...input, id: item } }),
      made: 'ConsignmentItem',
      to: () => `/${store}/console/customers/${id}/items/${item}?saved=yes`,
    });
  },
  price: (event) => {
    const { store, id, item } = event.params;
    return save(event, {
      right: 'consignment.edit',
      read: (form) => readPrice(form, event.locals.store?.currency ?? ''),
      document: PriceItem,
      variables: ({ input }) => ({ input: { ...input, id: item } }),
      made: 'ConsignmentItem',
      to: () => `/${store}/console/customers/${id}/items/${item}?saved=yes`,
    });
  },
};
