import { tell } from '#lib/server/ask.ts';
import { refused, text, troubled } from '#lib/server/form.ts';
import { ConfirmEmail } from './confirm-email.operation.ts';
import type { Actions, PageServerLoad } from './$types';

/**
 * Opening the link uses nothing up: mail scanners open links too [R-ID4]. The token goes into the form,
 * and no address may carry it on.
 */
export const load: PageServerLoad = ({ url, setHeaders }) => {
  // Not `no-referrer`: browsers would then post the form with `Origin: null`, which is refused.
  setHeaders({ 'referrer-policy': 'strict-origin' });
  return { token: url.searchParams.get('token') ?? '' };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const { requestId } = event.locals;
    const values = { token: text(form, 'token') };
    const answer = await tell(event, ConfirmEmail, { input: values });
    if (answer.trouble) return troubled(answer.trouble, values, requestId);
    const result = answer.data.confirmEmail;
    if (result.__typename === 'EmailConfirmed') return { confirmed: result.email };
    return refused(result, values, requestId, {
      retryAfterSeconds: result.__typename === 'TooManyAttempts' ? result.retryAfterSeconds : undefined,
    });
  },
};
