import { cancelEmail, changeEmail, openOwnEmail } from '#lib/server/own-log-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => openOwnEmail(event);

export const actions: Actions = {
  change: (event) => changeEmail(event),
  cancel: (event) => cancelEmail(event),
};
