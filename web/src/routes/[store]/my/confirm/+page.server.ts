import { confirmLogIn, openConfirm } from '#lib/server/recent-log-in.ts';
import { LogIn } from '../../(entry)/log-in.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => openConfirm(event, event.params.store, 'portal');

export const actions: Actions = {
  default: (event) => confirmLogIn(event, event.params.store, 'portal', LogIn),
};
