import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { askOrKeep, tell } from '#lib/server/ask.ts';
import { refused, troubled } from '#lib/server/form.ts';
import { needRight } from '#lib/server/gate.ts';
import { emptyValues, inputOf, typedValues } from '../customer-form.ts';
import { CreateCustomer, NewCustomer } from '../form.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needRight(event, 'customers.edit');
  const answer = await askOrKeep(event, NewCustomer, {});
  const groups = answer?.data.customerGroups ?? [];
  const own = groups.find(({ kind }) => kind === 'STORE_DEFAULT');
  const partial = answer?.partial ?? true;
  return { groups, values: emptyValues(own?.id ?? ''), idempotencyKey: randomUUID(), partial };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const { requestId } = event.locals;
    const values = typedValues(form);
    const input = {
      ...inputOf(values),
      // The same form sent twice, by a double click or after no answer came, makes one customer.
      idempotencyKey: values['idempotencyKey'] || null,
      privateNote: values['privateNote'] || null,
    };
    const answer = await tell(event, CreateCustomer, { input });
    if (answer.trouble) return troubled(answer.trouble, values, requestId);
    const result = answer.data.createCustomer;
    if (result.__typename === 'Customer') {
      const page = `/${event.params.store}/console/customers/${result.id}`;
      redirect(303, form.has('stay') ? `${page}/edit?saved=yes` : `${page}?saved=yes`);
    }
    // Another content under the same key: the first attempt had gone through. The next one is a new attempt.
    if (result.fields.some(({ path }) => path === 'idempotencyKey')) {
      return refused({ __typename: 'SentBefore' }, { ...values, idempotencyKey: randomUUID() }, requestId);
    }
    return refused(result, values, requestId);
  },
};
