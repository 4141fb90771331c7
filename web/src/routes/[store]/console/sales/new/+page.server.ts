import { needModule, needRight } from '#lib/server/gate.ts';
import { begin, step } from './add.ts';
import { sell } from './sell.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needModule(event, 'CONSIGNMENT');
  needRight(event, 'commerce.sell');
  return {
    idempotencyKey: crypto.randomUUID(),
    begun: event.request.method === 'GET' ? await begin(event) : null,
  };
};

export const actions: Actions = { add: step, sell };
