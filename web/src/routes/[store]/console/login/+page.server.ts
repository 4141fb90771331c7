import { logIn, openLogIn } from '#lib/server/log-in.ts';
import { LogInStaff } from './login.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => openLogIn(event, event.params.store, 'console');

export const actions: Actions = {
  default: (event) => logIn(event, event.params.store, 'console', LogInStaff),
};
