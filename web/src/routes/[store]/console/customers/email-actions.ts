import type { ActionFailure, RequestEvent } from '@sveltejs/kit';
import { tell } from '#lib/server/ask.ts';
import { refused, text, troubled } from '#lib/server/form.ts';
import type { FormAnswer } from '#lib/words.ts';
import { SendEmailConfirmation, WithdrawEmailChange } from './email.operation.ts';

/** Mails the link that confirms a waiting address again; says to which. */
export async function mailConfirmation(
  event: RequestEvent,
): Promise<ActionFailure<FormAnswer> | { confirmingAt: string }> {
  const form = await event.request.formData();
  const { requestId } = event.locals;
  const values = { customerId: text(form, 'customerId') };
  const answer = await tell(event, SendEmailConfirmation, { input: values });
  if (answer.trouble) return troubled(answer.trouble, values, requestId);
  const result = answer.data.sendEmailConfirmation;
  return result.__typename === 'MailOnItsWay'
    ? { confirmingAt: result.email }
    : refused(result, values, requestId);
}

/** Lets the customer's present address stay; null when it is done. */
export async function withdrawEmail(event: RequestEvent): Promise<ActionFailure<FormAnswer> | null> {
  const form = await event.request.formData();
  const { requestId } = event.locals;
  const values = { version: text(form, 'version') };
  const version = Number(values.version) || null;
  const answer = await tell(event, WithdrawEmailChange, {
    input: { id: event.params['id'] ?? '', version },
  });
  if (answer.trouble) return troubled(answer.trouble, values, requestId);
  const result = answer.data.withdrawEmailChange;
  return result.__typename === 'Customer' ? null : refused(result, values, requestId);
}
