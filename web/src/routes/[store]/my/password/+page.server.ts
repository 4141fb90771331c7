import { changePassword, openOwnLogIn } from '#lib/server/own-log-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => openOwnLogIn(event);

export const actions: Actions = {
  default: (event) => changePassword(event, event.params.store, 'portal'),
};
