import { beginTotp, confirmTotp, openTwoFactor, removeTotp, renewCodes } from '#lib/server/two-factor.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => openTwoFactor(event);

export const actions: Actions = {
  begin: (event) => beginTotp(event),
  confirm: (event) => confirmTotp(event, event.params.store, 'console'),
  renew: (event) => renewCodes(event),
  remove: (event) => removeTotp(event),
};
