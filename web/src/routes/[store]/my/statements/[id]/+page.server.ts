import { error } from '@sveltejs/kit';
import { requireCustomer } from '#lib/server/own-customer.ts';
import { wholeStatement } from '#lib/server/statement.ts';
import { MyStatement } from './statement.operation.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const customer = requireCustomer(event);
  const whole = await wholeStatement(event, MyStatement);
  // Somebody with several customers looks at those of one at a time.
  if (whole.statement.customer.id !== customer.id)
    error(404, { message: 'No such statement', code: 'NOT_FOUND' });
  return whole;
};
