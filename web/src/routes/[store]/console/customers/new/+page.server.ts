import { randomUUID } from 'node:crypto';
import { askOrKeep } from '#lib/server/ask.ts';
import { refused } from '#lib/server/form.ts';
import { needRight } from '#lib/server/gate.ts';
import { save } from '#lib/server/save.ts';
import { emptyValues, readNewCustomer } from '../customer-form.ts';
import { CreateCustomer, NewCustomer } from '../form.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needRight(event, 'customers.edit');
  const answer = await askOrKeep(event, NewCustomer, {});
  const groups = answer?.data.customerGroups ?? [];
  const own = groups.find(({ kind }) => kind === 'STORE_DEFAULT');
  const values = { ...emptyValues(own?.id ?? ''), idempotencyKey: randomUUID() };
  return { groups, values, partial: answer?.partial ?? true };
};

export const actions: Actions = {
  default: (event) =>
    save(event, {
      right: 'customers.edit',
      read: readNewCustomer,
      document: CreateCustomer,
      variables: ({ input, values }) => ({
        input: {
          ...input,
          // The same form sent twice, by a double click or after no answer came, makes one customer.
          idempotencyKey: values['idempotencyKey'] || null,
          privateNote: values['privateNote'] || null,
        },
      }),
      made: 'Customer',
      to: ({ id }, stay) => `/${event.params.store}/console/customers/${id}${stay ? '/edit' : ''}?saved=yes`,
      // Another content under the same key: the first attempt had gone through. The next one is a new attempt.
      refuse: (result, values) =>
        result.fields.some(({ path }) => path === 'idempotencyKey')
          ? refused(
              { __typename: 'SentBefore' },
              { ...values, idempotencyKey: randomUUID() },
              event.locals.requestId,
            )
          : null,
    }),
};
