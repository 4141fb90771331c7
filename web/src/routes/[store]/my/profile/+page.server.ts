import { error } from '@sveltejs/kit';
import { ask } from '#lib/server/ask.ts';
import { saysTerms } from '#lib/server/shown-texts.ts';
import { requireCustomer } from '#lib/server/own-customer.ts';
import { MyProfile } from './profile.operation.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const customer = requireCustomer(event);
  const { data, partial } = await ask(event, MyProfile, { customer: customer.id });
  if (!data.customer && !partial) error(404, { message: 'No such customer', code: 'NOT_FOUND' });
  return { profile: data.customer, saysTerms: saysTerms(event), partial };
};
