import { error } from '@sveltejs/kit';
import { INTAKE_ITEMS } from '#lib/intake/intake-items.ts';
import { isId } from '#lib/list/filters.ts';
import { ask, found } from '#lib/server/ask.ts';
import { openList } from '#lib/server/list.ts';
import { requireCustomer } from '#lib/server/own-customer.ts';
import { MyIntake } from '../intakes.operation.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const customer = requireCustomer(event);
  const { id } = event.params;
  if (!isId(id)) error(404, { message: 'Not an id', code: 'NOT_FOUND' });
  const { page, variables } = openList(INTAKE_ITEMS, event);
  const { data, partial } = await ask(event, MyIntake, { id, ...variables });
  const { requestId } = event.locals;
  const { items, ...intake } = found(data.intake, { partial, what: 'intake', requestId });
  // Who has several customers looks at one of them at a time.
  if (intake.customer.id !== customer.id) error(404, { message: 'No such intake', code: 'NOT_FOUND' });
  return { intake, list: page(items), partial };
};
