import { redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { tell } from '#lib/server/ask.ts';
import { refused, text, troubled } from '#lib/server/form.ts';
import type { FormAnswer } from '#lib/words.ts';
import { SendMailAgain } from '#lib/mail/mail.operation.ts';

/** Sends a mail that failed again, and goes back to where its button stood. */
export async function sendAgain(
  event: RequestEvent,
  back: (done: Record<string, string>) => string,
): Promise<ActionFailure<FormAnswer>> {
  const id = text(await event.request.formData(), 'id');
  const { requestId } = event.locals;
  const answer = await tell(event, SendMailAgain, { input: { id } });
  if (answer.trouble) return troubled(answer.trouble, {}, requestId);
  const result = answer.data.sendMailAgain;
  if (result.__typename !== 'Mail') return refused(result, {}, requestId);
  // It may have gone by itself while the page was being read.
  redirect(303, back({ again: result.status === 'QUEUED' ? 'yes' : 'gone' }));
}
