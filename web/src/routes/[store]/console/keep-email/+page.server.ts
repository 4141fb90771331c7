import { keepEmail, openKeepEmail } from '#lib/server/own-log-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => openKeepEmail(event, 'STAFF_EMAIL_UNDO');

export const actions: Actions = {
  default: (event) => keepEmail(event),
};
