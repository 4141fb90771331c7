import { redirect } from '@sveltejs/kit';
import { tell } from '#lib/server/ask.ts';
import { missing, refused, text, troubled } from '#lib/server/form.ts';
import { isSignedIn } from '#lib/server/frame.ts';
import { home, returnPath } from '#lib/server/return-path.ts';
import { keepSession } from '#lib/server/session.ts';
import { LogInStaff } from './login.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) => {
  if (isSignedIn(locals)) redirect(303, home(params.store, 'console'));
  return { returnTo: url.searchParams.get('return') };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const { requestId } = event.locals;
    const store = event.params.store;
    const email = text(form, 'email').trim();
    const password = text(form, 'password');
    const values = { email, return: text(form, 'return') };
    const empty = [!email && 'email', !password && 'password'].filter((name) => name !== false);
    if (empty.length) return missing(empty, values, requestId);

    const answer = await tell(event, LogInStaff, { input: { email, password } });
    if (answer.trouble) return troubled(answer.trouble, values, requestId);
    const result = answer.data.logInStaff;
    if (result.__typename === 'LoggedIn') {
      keepSession(event.cookies, store, 'staff', result);
      redirect(303, returnPath(values.return, store, 'console'));
    }
    return refused(result, values, requestId, {
      retryAfterSeconds: result.__typename === 'TooManyAttempts' ? result.retryAfterSeconds : undefined,
    });
  },
};
