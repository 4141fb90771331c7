import type { Values } from '#lib/form/fields.ts';
import { askOrKeep } from '#lib/server/ask.ts';
import { sentBefore } from '#lib/server/entry.ts';
import { refused } from '#lib/server/form.ts';
import { openList } from '#lib/server/list.ts';
import { save } from '#lib/server/save.ts';
import { STORE_CREDIT_LINES } from '#lib/store-credit/store-credit-list.ts';
import { headActions } from '../head-actions.ts';
import { whichCustomer, withHead } from '../head.ts';
import { readCredit } from './credit-form.ts';
import { AddStoreCredit, CustomerCredit } from './credit.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { page, ...list } = openList(STORE_CREDIT_LINES, event);
  const variables = { ...whichCustomer(event), ...list.variables };
  const idempotencyKey = crypto.randomUUID();
  const answer = await askOrKeep(event, CustomerCredit, variables);
  // The form was sent and nobody can say what stands now: it comes back with what was typed.
  if (!answer) return { customer: null, list: null, credit: null, partial: true, idempotencyKey };
  const lines = answer.data.customer?.storeCreditLines;
  return {
    ...withHead(event, answer, 'CustomerCredit', variables),
    list: lines ? page(lines) : null,
    credit: answer.data.customer?.storeCredit ?? null,
    idempotencyKey,
  };
};

export const actions: Actions = {
  ...headActions,
  save: (event) => {
    const { id, store } = event.params;
    const before = sentBefore(event);
    const tooLow = ({ amountMinor }: { amountMinor: number }, values: Values) =>
      refused(
        { __typename: 'InvalidInput', fields: [{ path: 'amountMinor', code: 'CREDIT_TOO_LOW' }] },
        values,
        event.locals.requestId,
        { amountMinor },
      );
    return save(event, {
      right: 'commerce.credit',
      read: (form) => readCredit(form, event.locals.store?.currency ?? ''),
      document: AddStoreCredit,
      variables: ({ input, values }) => ({
        input: { ...input, customerId: id, idempotencyKey: values['idempotencyKey'] || null },
      }),
      made: 'StoreCreditLine',
      to: () => `/${store}/console/customers/${id}/credit?saved=yes`,
      refuse: (result, values) =>
        before(result, values) ??
        (result.__typename === 'StoreCreditTooLow' ? tooLow(result.remaining, values) : null),
    });
  },
};
