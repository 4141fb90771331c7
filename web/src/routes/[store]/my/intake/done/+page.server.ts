import { error, redirect } from '@sveltejs/kit';
import { askOrKeep } from '#lib/server/ask.ts';
import { submitIntake } from '#lib/server/entry.ts';
import { needModuleOrKeep } from '#lib/server/gate.ts';
import { customerOfForm } from '#lib/server/own-customer.ts';
import { intakeAddress, onMyPage } from '../address.ts';
import { NewItem } from '../intake.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needModuleOrKeep(event, 'SELF_ENTRY');
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

export const actions: Actions = { default: (event) => submitIntake(event, onMyPage(event)) };
