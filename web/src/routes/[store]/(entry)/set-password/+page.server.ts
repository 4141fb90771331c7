import { readWhole } from '#lib/form/fields.ts';
import { PASSWORD_FIELDS } from '#lib/form/log-in-fields.ts';
import { tell } from '#lib/server/ask.ts';
import { refused } from '#lib/server/form.ts';
import { home } from '#lib/server/return-path.ts';
import { save } from '#lib/server/save.ts';
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
  default: (event) => {
    const { store } = event.params;
    return save(event, {
      read: (form) => readWhole<{ token: string; password: string }>(PASSWORD_FIELDS, form),
      document: SetPassword,
      variables: ({ input }) => ({ input }),
      made: 'LoggedIn',
      to: (session) => {
        keepSession(event.cookies, store, 'portal', session);
        return home(store, 'portal');
      },
      refuse: (result, values) => {
        if (result.__typename !== 'PasswordTooWeak') return null;
        const { __typename, code, minimumLength } = result;
        const fields = [{ path: 'password', code: `PASSWORD_${code}` }];
        return refused({ __typename, fields }, values, event.locals.requestId, { minimumLength });
      },
    });
  },
};
