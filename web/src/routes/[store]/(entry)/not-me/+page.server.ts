import { disownSignIn, openNotMe } from '#lib/server/sign-ins.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => openNotMe(event, 'SIGN_IN');

export const actions: Actions = {
  default: (event) => disownSignIn(event),
};
