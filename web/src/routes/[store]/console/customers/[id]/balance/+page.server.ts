import { BALANCE_LINES } from '#lib/balance/balance-list.ts';
import { askOrKeep } from '#lib/server/ask.ts';
import { sentBefore } from '#lib/server/entry.ts';
import { needModuleOrKeep } from '#lib/server/gate.ts';
import { openList } from '#lib/server/list.ts';
import { save } from '#lib/server/save.ts';
import { headActions } from '../head-actions.ts';
import { whichCustomer, withHead } from '../head.ts';
import { AddBalanceLine, CustomerBalance } from './balance.operation.ts';
import { readLine } from './line-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needModuleOrKeep(event, 'CONSIGNMENT');
  const { page, ...list } = openList(BALANCE_LINES, event);
  const variables = { ...whichCustomer(event), ...list.variables };
  const idempotencyKey = crypto.randomUUID();
  const answer = await askOrKeep(event, CustomerBalance, variables);
  // The form was sent and nobody can say what stands now: it comes back with what was typed.
  if (!answer) return { customer: null, list: null, partial: true, idempotencyKey, figures: null };
  const consignor = answer.data.customer?.consignor;
  const lines = consignor?.balanceLines;
  return {
    ...withHead(event, answer, 'CustomerBalance', variables),
    figures: consignor ? { payable: consignor.payable, balance: consignor.balance } : null,
    list: lines ? page(lines) : null,
    idempotencyKey,
  };
};

export const actions: Actions = {
  ...headActions,
  save: (event) => {
    const { id, store } = event.params;
    return save(event, {
      right: 'consignment.balance',
      read: (form) => readLine(form, event.locals.store?.currency ?? ''),
      document: AddBalanceLine,
      variables: ({ input, values }) => ({
        input: { ...input, customerId: id, idempotencyKey: values['idempotencyKey'] || null },
      }),
      made: 'BalanceLine',
      to: () => `/${store}/console/customers/${id}/balance?saved=yes`,
      refuse: sentBefore(event),
    });
  },
};
