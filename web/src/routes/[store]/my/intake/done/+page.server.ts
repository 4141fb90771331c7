import { error, redirect } from '@sveltejs/kit';
import { askOrKeep } from '#lib/server/ask.ts';
import { text } from '#lib/server/form.ts';
import { actsForNobody, customerOfForm } from '#lib/server/own-customer.ts';
import { save } from '#lib/server/save.ts';
import { intakeAddress } from '../address.ts';
import { NewItem, SubmitIntake } from '../intake.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const customer = customerOfForm(event);
  const answer = customer && (await askOrKeep(event, NewItem, { customer: customer.id }));
  const consignor = answer?.data.customer?.consignor ?? null;
  if (answer && !consignor && !answer.partial) error(404, { message: 'Not a consignor', code: 'NOT_FOUND' });
  const open = consignor?.openIntake ?? null;
  // Handed over in another tab, or nothing entered: the intake says what there is.
  if (answer && !answer.partial && !open?.items.total.count && event.request.method !== 'POST')
    redirect(303, intakeAddress(event, ''));
  return { allowance: consignor, open, partial: answer?.partial ?? true };
};

export const actions: Actions = {
  default: (event) =>
    save(event, {
      trouble: actsForNobody(event),
      read: (form) => ({ values: { intake: text(form, 'intake') }, input: { id: text(form, 'intake') } }),
      document: SubmitIntake,
      variables: ({ input }) => ({ input }),
      made: 'Intake',
      to: ({ items }) => intakeAddress(event, '', { handed: String(items.total.count) }),
    }),
};
