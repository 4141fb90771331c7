import type { ActionFailure, RequestEvent } from '@sveltejs/kit';
import { tell } from '#lib/server/ask.ts';
import { refused, text, troubled } from '#lib/server/form.ts';
import type { FormAnswer } from '#lib/words.ts';
import { SendActivation, SetUserEnabled } from './users.operation.ts';

/** Switches the log-in that the form names; null when it is done. */
export async function switchUser(event: RequestEvent): Promise<ActionFailure<FormAnswer> | null> {
  const form = await event.request.formData();
  const { requestId } = event.locals;
  const values = { userId: text(form, 'userId') };
  const enabled = text(form, 'enabled') === 'on';
  const answer = await tell(event, SetUserEnabled, { input: { userId: values.userId, enabled } });
  if (answer.trouble) return troubled(answer.trouble, values, requestId);
  const result = answer.data.setUserEnabled;
  return result.__typename === 'User' ? null : refused(result, values, requestId);
}

/** Mails the customer that the form names an activation link; says to which address. */
export async function mailActivation(
  event: RequestEvent,
): Promise<ActionFailure<FormAnswer> | { sentTo: string }> {
  const form = await event.request.formData();
  const { requestId } = event.locals;
  const values = { customerId: text(form, 'customerId') };
  const answer = await tell(event, SendActivation, { input: values });
  if (answer.trouble) return troubled(answer.trouble, values, requestId);
  const result = answer.data.sendActivation;
  return result.__typename === 'MailOnItsWay' ? { sentTo: result.email } : refused(result, values, requestId);
}
