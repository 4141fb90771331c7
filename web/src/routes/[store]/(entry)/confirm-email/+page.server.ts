import { readWhole } from '#lib/form/fields.ts';
import { TOKEN } from '#lib/form/log-in-fields.ts';
import { save } from '#lib/server/save.ts';
import { tellingAddress, toldAddress } from '#lib/server/told-address.ts';
import { ConfirmEmail } from './confirm-email.operation.ts';
import type { Actions, PageServerLoad } from './$types';

/**
 * Opening the link uses nothing up: mail scanners open links too [R-ID4]. The token goes into the form,
 * and no address may carry it on.
 */
export const load: PageServerLoad = (event) => {
  // Not `no-referrer`: browsers would then post the form with `Origin: null`, which is refused.
  event.setHeaders({ 'referrer-policy': 'strict-origin' });
  return { token: event.url.searchParams.get('token') ?? '', confirmed: toldAddress(event) };
};

export const actions: Actions = {
  default: (event) =>
    save(event, {
      read: (form) => readWhole<{ token: string }>([TOKEN], form),
      document: ConfirmEmail,
      variables: ({ input }) => ({ input }),
      made: 'EmailConfirmed',
      to: ({ email }) => tellingAddress(event, email),
    }),
};
