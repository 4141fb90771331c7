import { logIn, openLogIn } from '#lib/server/log-in.ts';
import { LogIn } from './log-in.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => openLogIn(event, event.params.store, 'portal');

export const actions: Actions = {
  default: (event) => logIn(event, event.params.store, 'portal', LogIn),
};
