import { error, redirect } from '@sveltejs/kit';
import { todayIn } from '#lib/format.ts';
import { tell } from '#lib/server/ask.ts';
import { refused, text, troubled } from '#lib/server/form.ts';
import { mailConfirmation, withdrawEmail } from '../email-actions.ts';
import { isId } from '../list-view.ts';
import { mailActivation, switchUser } from '../user-actions.ts';
import { UpdateConsignor } from './consignment.operation.ts';
import { readConsignment } from './consignment-form.ts';
import { UpdateCustomerNote } from './note.operation.ts';
import { LOADERS, yearBefore } from './load.ts';
import { tabOf } from './tabs.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  if (!isId(id)) error(404, { message: 'Not an id', code: 'NOT_FOUND' });
  const yearAgo = yearBefore(todayIn(event.locals.store?.timeZone ?? 'UTC'));
  const saved = event.url.searchParams.has('saved');
  const now = new Date().toISOString();
  return { ...(await LOADERS[tabOf(event.url.searchParams)](event, { id, yearAgo })), saved, now };
};

export const actions: Actions = {
  consignment: async (event) => {
    const form = await event.request.formData();
    const { requestId } = event.locals;
    const { values, fields, input } = readConsignment(form);
    if (fields.length) return refused({ __typename: 'InvalidInput', fields }, values, requestId);
    const answer = await tell(event, UpdateConsignor, { input: { customerId: event.params.id, ...input } });
    if (answer.trouble) return troubled(answer.trouble, values, requestId);
    const result = answer.data.updateConsignor;
    // Who has seen what the other one saved may save over it: the form goes on with the version that stands now.
    if (result.__typename === 'ChangedMeanwhile')
      return refused(result, { ...values, version: String(result.version) }, requestId);
    if (result.__typename !== 'Consignor') return refused(result, values, requestId);
    redirect(303, `${event.url.pathname}?${form.has('stay') ? 'tab=consignment&' : ''}saved=yes`);
  },
  note: async (event) => {
    const form = await event.request.formData();
    const { requestId } = event.locals;
    const values = { note: text(form, 'note'), version: text(form, 'version') };
    const version = Number(values.version);
    if (!Number.isSafeInteger(version)) return troubled('BAD_INPUT', values, requestId);
    const answer = await tell(event, UpdateCustomerNote, {
      input: { id: event.params.id, note: values.note, version },
    });
    if (answer.trouble) return troubled(answer.trouble, values, requestId);
    const result = answer.data.updateCustomerNote;
    if (result.__typename === 'ChangedMeanwhile')
      return refused(result, { ...values, version: String(result.version) }, requestId);
    if (result.__typename !== 'Customer') return refused(result, values, requestId);
    redirect(303, `${event.url.pathname}?${form.has('stay') ? 'tab=note&' : ''}saved=yes`);
  },
  enable: async (event) => {
    const problem = await switchUser(event);
    if (problem) return problem;
    redirect(303, `${event.url.pathname}?tab=${tabOf(event.url.searchParams)}`);
  },
  activate: mailActivation,
  confirmation: mailConfirmation,
  withdraw: async (event) => {
    const problem = await withdrawEmail(event);
    if (problem) return problem;
    redirect(303, `${event.url.pathname}?saved=yes`);
  },
};
