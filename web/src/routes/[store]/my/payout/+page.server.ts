import { error, type RequestEvent } from '@sveltejs/kit';
import { typedValues } from '#lib/form/fields.ts';
import { wayIn } from '#lib/payout/method-words.ts';
import { askOrKeep } from '#lib/server/ask.ts';
import { actsForNobody, chosenCustomer, customerOfForm } from '#lib/server/own-customer.ts';
import { save } from '#lib/server/save.ts';
import { ASK_FIELDS } from './ask-fields.ts';
import { AskForPayout, MyPayout, TakeBackPayoutRequest } from './payout.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const customer = customerOfForm(event);
  const answer = customer && (await askOrKeep(event, MyPayout, { customer: customer.id }));
  // The form was sent and nobody can say what stands now: it comes back with what was typed.
  if (!answer) return { consignor: null, bonusPercent: 0, partial: true };
  const { data, partial } = answer;
  const consignor = data.customer?.consignor ?? null;
  if (!consignor && !partial) error(404, { message: 'Not a consignor', code: 'NOT_FOUND' });
  return { consignor, bonusPercent: data.consignmentSettings?.creditBonusPercent ?? 0, partial };
};

const customerId = (event: RequestEvent): string => chosenCustomer(event)?.id ?? '';

/** This page again, for the same customer. */
function here({ url }: RequestEvent): string {
  const customer = url.searchParams.get('customer');
  return `${url.pathname}${customer === null ? '' : `?${new URLSearchParams({ customer })}`}`;
}

export const actions: Actions = {
  ask: (event) =>
    save(event, {
      trouble: actsForNobody(event),
      read: (form) => ({ values: typedValues(ASK_FIELDS, form), input: {} }),
      document: AskForPayout,
      variables: ({ values }) => ({
        input: {
          ...{ customerId: customerId(event), method: wayIn(values['method']) ?? null },
          note: values['note'] || null,
        },
      }),
      made: 'PayoutRequest',
      to: () => here(event),
    }),
  takeBack: (event) =>
    save(event, {
      trouble: actsForNobody(event),
      read: () => ({ values: {}, input: {} }),
      document: TakeBackPayoutRequest,
      variables: () => ({ input: { customerId: customerId(event) } }),
      made: 'PayoutRequest',
      to: () => here(event),
    }),
};
