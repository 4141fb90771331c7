import { randomUUID } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { DRAFTS } from '#lib/intake/draft-list.ts';
import { valuesOf } from '#lib/intake/entry-fields.ts';
import { askOrKeep } from '#lib/server/ask.ts';
import {
  copyItem,
  deleteItem,
  enterItem,
  type EntryPlace,
  submitIntake,
  updateItem,
} from '#lib/server/entry.ts';
import { needModuleOrKeep } from '#lib/server/gate.ts';
import { openList } from '#lib/server/list.ts';
import { headActions } from '../head-actions.ts';
import { whichCustomer, withHead } from '../head.ts';
import { CustomerIntake } from './intake.operation.ts';
import type { Actions, PageServerLoad } from './$types';

/** The item to be changed, as the address says. */
function chosen({ searchParams }: URL): number | null {
  const asked = searchParams.get('item') ?? '';
  return /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : null;
}

export const load: PageServerLoad = async (event) => {
  needModuleOrKeep(event, 'CONSIGNMENT');
  const { page, variables: paging } = openList(DRAFTS, event);
  const number = chosen(event.url);
  const variables = {
    ...whichCustomer(event),
    ...paging,
    ...(number !== null && { number, withItem: true }),
  };
  const keys = { number, copyKey: randomUUID() };
  const idempotencyKey = randomUUID();
  const answer = await askOrKeep(event, CustomerIntake, variables);
  if (!answer)
    return {
      ...keys,
      customer: null,
      categories: [],
      open: null,
      list: null,
      item: null,
      values: { idempotencyKey },
      partial: true,
    };
  const { customer, ...shown } = withHead(event, answer, 'CustomerIntake', variables);
  const open = customer.consignor?.openIntake ?? null;
  const found = answer.data.consignmentItemByNumber ?? null;
  const item = found?.customer.id === customer.id && found.state === 'DRAFT' ? found : null;
  const [last] = open?.newest.nodes ?? [];
  // Who enters a row of things has the next one in hand: what is the same for most of them stays.
  const next = { description: '', price: null, category: null, size: null, brand: null, ...last };
  return {
    ...keys,
    customer,
    categories: answer.data.consignmentSettings?.categories ?? [],
    ...shown,
    open,
    list: open && page(open.items),
    item,
    values: item
      ? { ...valuesOf(item), version: String(item.version), idempotencyKey: '' }
      : { ...valuesOf(next), version: '', idempotencyKey },
  };
};

/** Entering in the console: by who may edit consignors, and on to the same tab. */
function atDesk(event: RequestEvent): EntryPlace {
  const { store, id } = event.params;
  return {
    right: 'consignment.edit',
    to: (done) => `/${store}/console/customers/${id}/intake?${new URLSearchParams(done)}`,
  };
}

export const actions: Actions = {
  ...headActions,
  enter: (event) => enterItem(event, atDesk(event), event.params.id),
  save: (event) => updateItem(event, atDesk(event), String(chosen(event.url) ?? '')),
  copy: (event) => copyItem(event, atDesk(event)),
  delete: (event) => deleteItem(event, atDesk(event), String(chosen(event.url) ?? '')),
  submit: (event) => submitIntake(event, atDesk(event)),
};
