import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { valuesOf } from '#lib/intake/entry-fields.ts';
import { askOrKeep } from '#lib/server/ask.ts';
import { enterItem } from '#lib/server/entry.ts';
import { needModuleOrKeep } from '#lib/server/gate.ts';
import { chosenCustomer, customerOfForm } from '#lib/server/own-customer.ts';
import { onMyPage } from '../address.ts';
import { NewItem } from '../intake.operation.ts';
import type { Actions, PageServerLoad } from './$types';

const NOTHING = { description: '', category: null, brand: null, size: null, price: null };

export const load: PageServerLoad = async (event) => {
  needModuleOrKeep(event, 'SELF_ENTRY');
  const { searchParams } = event.url;
  const customer = customerOfForm(event);
  const answer = customer && (await askOrKeep(event, NewItem, { customer: customer.id }));
  const consignor = answer?.data.customer?.consignor ?? null;
  if (answer && !consignor && !answer.partial) error(404, { message: 'Not a consignor', code: 'NOT_FOUND' });
  const open = consignor?.openIntake ?? null;
  const last = open?.items.nodes[0] ?? null;
  const like = searchParams.has('copy') ? last : null;
  return {
    categories: answer?.data.consignmentSettings?.categories ?? [],
    allowance: consignor,
    open,
    last,
    /** The number of what was just saved, as the address says. */
    saved: /^\d{1,9}$/.exec(searchParams.get('saved') ?? '')?.[0] ?? null,
    values: { ...valuesOf(like ?? NOTHING), idempotencyKey: randomUUID() },
    partial: answer?.partial ?? true,
  };
};

export const actions: Actions = {
  default: (event) => enterItem(event, onMyPage(event, '/new'), chosenCustomer(event)?.id ?? ''),
};
