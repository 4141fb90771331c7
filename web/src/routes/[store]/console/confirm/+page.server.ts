import { confirmLogIn, openConfirm } from '#lib/server/recent-log-in.ts';
import { LogInStaff } from '../login/login.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => openConfirm(event, event.params.store, 'console');

export const actions: Actions = {
  default: (event) => confirmLogIn(event, event.params.store, 'console', LogInStaff),
};
