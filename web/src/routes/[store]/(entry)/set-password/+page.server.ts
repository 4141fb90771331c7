import { redirect } from '@sveltejs/kit';
import { tell } from '#lib/server/ask.ts';
import { missing, refused, text, troubled } from '#lib/server/form.ts';
import { home } from '#lib/server/return-path.ts';
import { keepSession } from '#lib/server/session.ts';
import { LinkWorks, SetPassword } from './set-password.operation.ts';
import type { Actions, PageServerLoad } from './$types';

/**
 * Opening the link uses nothing up: mail scanners open links too [R-ID4]. The token goes into the form,
 * and no address may carry it on. A link that does nothing any more says so before a password is thought up; while
 * nobody can tell, the form is there and its answer tells.
 */
export const load: PageServerLoad = async (event) => {
  const { url, setHeaders } = event;
  // Not `no-referrer`: browsers would then post the form with `Origin: null`, which is refused.
  setHeaders({ 'referrer-policy': 'strict-origin' });
  const token = url.searchParams.get('token') ?? '';
  // After a form was sent its answer is what counts.
  const asked = token && event.request.method !== 'POST' ? await tell(event, LinkWorks, { token }) : null;
  return { token, works: asked?.data?.linkWorks ?? true };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const { requestId } = event.locals;
    const store = event.params.store;
    const token = text(form, 'token');
    const password = text(form, 'password');
    const values = { token };
    if (!password) return missing(['password'], values, requestId);

    const answer = await tell(event, SetPassword, { input: { token, password } });
    if (answer.trouble) return troubled(answer.trouble, values, requestId);
    const result = answer.data.setPassword;
    if (result.__typename === 'LoggedIn') {
      keepSession(event.cookies, store, 'portal', result);
      redirect(303, home(store, 'portal'));
    }
    if (result.__typename === 'PasswordTooWeak') {
      const fields = [{ path: 'password', code: `PASSWORD_${result.code}` }];
      const refusal = { __typename: result.__typename, fields };
      return refused(refusal, values, requestId, { minimumLength: result.minimumLength });
    }
    return refused(result, values, requestId, {
      retryAfterSeconds: result.__typename === 'TooManyAttempts' ? result.retryAfterSeconds : undefined,
    });
  },
};
