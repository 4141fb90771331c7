import type { ActionFailure, RequestEvent } from '@sveltejs/kit';
import type { TypedDocumentNode } from '@urql/core';
import { tell } from '#lib/server/ask.ts';
import { missing, refused, text, troubled } from '#lib/server/form.ts';
import type { FormAnswer } from '#lib/words.ts';

interface LinkResult {
  __typename: string;
  retryAfterSeconds?: number;
  fields?: { path: string; code: string }[];
}

/**
 * The two forms that ask for a link by mail. What was typed is shown again on "check your mail", so it
 * comes back as `sentTo`; nothing here may differ between a known and an unknown address [R-ID2].
 */
export async function requestLink<Data>(
  event: RequestEvent,
  document: TypedDocumentNode<Data, { input: { email: string } }>,
  pick: (data: Data) => LinkResult,
): Promise<{ sentTo: string } | ActionFailure<FormAnswer>> {
  const form = await event.request.formData();
  const { requestId } = event.locals;
  const email = text(form, 'email').trim();
  const values = { email };
  if (!email) return missing(['email'], values, requestId);
  const answer = await tell(event, document, { input: { email } });
  if (answer.trouble) return troubled(answer.trouble, values, requestId);
  const result = pick(answer.data);
  if (result.__typename === 'MailOnItsWay') return { sentTo: email };
  return refused(result, values, requestId, { retryAfterSeconds: result.retryAfterSeconds });
}
