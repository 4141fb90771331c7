import { error } from '@sveltejs/kit';
import { versionOf } from '#lib/form/fields.ts';
import { askOrKeep, found } from '#lib/server/ask.ts';
import { needRight } from '#lib/server/gate.ts';
import { save } from '#lib/server/save.ts';
import { emailHint, readCustomer, storedValues } from '../../customer-form.ts';
import { EditCustomer, UpdateCustomer } from '../../form.operation.ts';
import { isId } from '#lib/list/filters.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  if (!isId(id)) error(404, { message: 'Not an id', code: 'NOT_FOUND' });
  needRight(event, 'customers.edit');
  const answer = await askOrKeep(event, EditCustomer, { id });
  const { requestId } = event.locals;
  const customer =
    answer && found(answer.data.customer, { partial: answer.partial, what: 'customer', requestId });
  return {
    id,
    customer,
    emailHint: emailHint(customer),
    values: customer ? storedValues(customer) : {},
    groups: answer?.data.customerGroups ?? [],
    partial: answer?.partial ?? true,
  };
};

export const actions: Actions = {
  default: (event) => {
    const { id, store } = event.params;
    return save(event, {
      right: 'customers.edit',
      read: readCustomer,
      document: UpdateCustomer,
      variables: ({ input, values }) => ({ input: { ...input, id, version: versionOf(values) } }),
      made: 'Customer',
      to: (_, stay) => `/${store}/console/customers/${id}${stay ? '/edit' : ''}?saved=yes`,
    });
  },
};
