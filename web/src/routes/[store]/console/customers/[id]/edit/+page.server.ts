import { error, redirect } from '@sveltejs/kit';
import { askOrKeep, tell } from '#lib/server/ask.ts';
import { refused, troubled } from '#lib/server/form.ts';
import { needRight } from '#lib/server/gate.ts';
import { emailHint, inputOf, storedValues, typedValues } from '../../customer-form.ts';
import { EditCustomer, UpdateCustomer } from '../../form.operation.ts';
import { isId } from '../../list-view.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  if (!isId(id)) error(404, { message: 'Not an id', code: 'NOT_FOUND' });
  needRight(event, 'customers.edit');
  const answer = await askOrKeep(event, EditCustomer, { id });
  if (!answer)
    return {
      id,
      number: null,
      displayName: null,
      email: null,
      emailHint: emailHint(null),
      values: {},
      groups: [],
      saved: false,
      partial: true,
    };
  const { data, partial } = answer;
  if (!data.customer) error(404, { message: 'No such customer', code: 'NOT_FOUND' });
  const { number, displayName, email } = data.customer;
  const saved = event.url.searchParams.has('saved');
  return {
    id,
    number,
    displayName,
    email,
    emailHint: emailHint(data.customer),
    values: storedValues(data.customer),
    groups: data.customerGroups,
    saved,
    partial,
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const { requestId } = event.locals;
    const { id, store } = event.params;
    const values = typedValues(form);
    const version = Number(values['version']) || null;
    const answer = await tell(event, UpdateCustomer, { input: { ...inputOf(values), id, version } });
    if (answer.trouble) return troubled(answer.trouble, values, requestId);
    const result = answer.data.updateCustomer;
    if (result.__typename === 'Customer') {
      const page = `/${store}/console/customers/${id}`;
      redirect(303, form.has('stay') ? `${page}/edit?saved=yes` : `${page}?saved=yes`);
    }
    // Who has seen what the other one saved may save over it: the form goes on with the version that stands now.
    if (result.__typename === 'ChangedMeanwhile') {
      return refused(result, { ...values, version: String(result.version) }, requestId);
    }
    return refused(result, values, requestId);
  },
};
